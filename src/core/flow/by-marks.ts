import type { PageMarks } from '../http/page-marks.ts';
import { addStep } from './login.ts';
import type { FlowView } from './parameters.ts';
import type { OpenAttempt, SiteFlow } from './site-flow.ts';
import { pathOf } from './submit.ts';

/** Places remembered at which a form for signing in was shown. */
const MAX_FORMS = 100;

/**
 * Lets what a body says settle attempts of which the status left open how they ended: logins that answer 200 in place. The form once more,
 * or words of refusal, fail them; a way to sign out, or an answer that says so, succeeds; that the form has gone counts once a further
 * page is served without it.
 */
export function judgeByMarks(known: SiteFlow, view: FlowView, marks: PageMarks): void {
  const place = view.url.pathname;
  const shownBefore = known.forms.has(place);
  for (const attempt of known.open) {
    if (attempt.outcome !== 'pending' || !attempt.named || attempt.foreign) continue;
    if (attempt.exchanges.includes(view.exchange.id)) judgeAnswer(attempt, view, marks, shownBefore);
    else if (marks.page && isServed(view)) judgeNextPage(attempt, view, marks);
  }
  if (marks.loginForm && known.forms.size < MAX_FORMS) known.forms.add(place);
}

function judgeAnswer(attempt: OpenAttempt, view: FlowView, marks: PageMarks, shownBefore: boolean): void {
  const { status } = view.exchange;
  if (status < 200 || status >= 300) return;
  if (marks.loginForm || (marks.refused && !marks.signOut)) {
    attempt.outcome = 'failed';
    addStep(
      attempt,
      marks.loginForm ? `${pathOf(view)} shows the sign-in form again.` : `The answer says that it was refused.`,
    );
  } else if (marks.signOut)
    succeed(attempt, `The answer (${status}) offers to sign out, and asks for no password any more.`);
  else if (marks.accepted) succeed(attempt, `The answer (${status}) says that it worked.`);
  else if (marks.page && shownBefore && !marks.signIn) attempt.formGone = true;
}

function judgeNextPage(attempt: OpenAttempt, view: FlowView, marks: PageMarks): void {
  if (marks.loginForm) {
    if (view.url.pathname !== attempt.submitPath && !attempt.formGone) return;
    attempt.outcome = 'failed';
    addStep(attempt, `${pathOf(view)} shows the sign-in form again.`);
  } else if (marks.signOut) succeed(attempt, `${pathOf(view)} offers to sign out.`);
  else if (attempt.formGone && !marks.signIn)
    succeed(attempt, `The sign-in form has gone, and ${pathOf(view)} is served without it.`);
}

function succeed(attempt: OpenAttempt, step: string): void {
  attempt.outcome = 'succeeded';
  addStep(attempt, step);
}

function isServed({ exchange, navigation }: FlowView): boolean {
  return navigation && exchange.status >= 200 && exchange.status < 300;
}
