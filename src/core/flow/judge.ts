import type { Changes } from './changes.ts';
import { addExchange, addStep } from './login.ts';
import type { FlowView } from './parameters.ts';
import type { OpenAttempt } from './site-flow.ts';
import { pathOf } from './submit.ts';
import { isLoginUrl, isSignInUrl } from './words.ts';

/** Redirects followed of one attempt; browsers stop at twenty. */
const MAX_REDIRECTS = 20;

/**
 * Judges an attempt by one of its answers: a refusal fails it, a new credential or a way on succeeds, the same form once more fails.
 * What an answer leaves open stays `pending` for what follows. `answered`: another party has vouched for the user already.
 */
export function judge(attempt: OpenAttempt, view: FlowView, changes: Changes, answered: boolean): void {
  const { exchange } = view;
  addExchange(attempt, exchange.id, exchange.number);
  delete attempt.next;
  if (attempt.outcome === 'failed') return;
  if (changes.telling) attempt.minted = true;
  if (changes.rotated && exchange.method !== 'GET') {
    attempt.named = true;
    addStep(attempt, 'The session in a cookie was exchanged for a new one.');
  }
  // A place that is called a sign-in and answers with a new credential is one, whatever was sent there.
  if (changes.telling && attempt.unrecorded && isSignInUrl(view.url)) attempt.named = true;
  if (changes.telling) addStep(attempt, `The answer (${exchange.status}) sets a new credential.`);
  if (exchange.status < 300 && attempt.redirects > 0 && exchange.method === 'GET') attempt.landing = exchange.id;
  if (exchange.status >= 300 && exchange.status < 400 && view.location) {
    attempt.redirects += 1;
    if (attempt.redirects <= MAX_REDIRECTS) attempt.next = view.location.href;
    const elsewhere = view.location.host !== view.host;
    addStep(
      attempt,
      `The answer (${exchange.status}) redirects to ${view.location.host}${view.location.pathname.slice(0, 80)}.`,
    );
    if (isRefusal(view.location)) fail(attempt, `The redirect names an error.`);
    else if (answered || elsewhere || (attempt.minted && !isBack(attempt, view.location)))
      attempt.outcome = 'succeeded';
    // Where to it leads is known when the page there has answered; a capture may end before.
    else if (!isBack(attempt, view.location) && !isLoginUrl(view.location)) attempt.outcome = 'succeeded';
    return;
  }
  if (exchange.status >= 400 || exchange.status === 0) {
    // A page after the login may be missing or forbidden; that does not undo it.
    if (attempt.redirects === 0 && exchange.status > 0) fail(attempt, `${pathOf(view)} answers ${exchange.status}.`);
    return;
  }
  if (attempt.redirects > 0 && isBack(attempt, view.url) && isLoginUrl(view.url) && !answered) {
    fail(attempt, 'The browser is led back to where it came from.');
  } else if (attempt.minted && !isElsewhere(attempt, view)) attempt.outcome = 'succeeded';
  else if (attempt.redirects > 0 && (!isBack(attempt, view.url) || answered)) {
    if (!isLoginUrl(view.url) || answered) attempt.outcome = 'succeeded';
    else fail(attempt, 'The browser is led to a sign-in page again.');
    // A redirect whose address was not seen leads nobody knows where.
  } else if (attempt.redirects === 0 && attempt.navigation && !answered && exchange.status < 300) {
    const step = `${pathOf(view)} answers ${exchange.status} with a page and no new credential.`;
    // With a password: refused, or signed in with the session that was there. The page tells, or the next one.
    if (attempt.named) addStep(attempt, step);
    else fail(attempt, step);
  }
}

function fail(attempt: OpenAttempt, step: string): void {
  attempt.outcome = 'failed';
  addStep(attempt, step);
}

function isBack(attempt: OpenAttempt, url: URL): boolean {
  return url.pathname === attempt.submitPath;
}

/** A service of somebody else may take fields for a password and give out tokens; whether they are for this site shows when they are used. */
function isElsewhere(attempt: OpenAttempt, view: FlowView): boolean {
  return !view.navigation && attempt.foreign;
}

function isRefusal(url: URL): boolean {
  return /(?:^|[?&])(?:login_?)?(?:error|err|failed|failure|login_failed|invalid)(?:[=&]|$)/i.test(
    url.search.slice(0, 512),
  );
}
