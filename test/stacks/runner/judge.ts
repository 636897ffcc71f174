import type { SiteReport } from '../../../src/core/report/report.ts';
import { STRATEGIES } from '../../../src/ui/words.ts';
import type { Truth } from '../harness/stack.mjs';
import type { Observation } from './observe.ts';

/** What is wrong about a report, one line each; nothing when it is right. */
export function judge(when: string, report: SiteReport | undefined, truth: Truth): string[] {
  if (!report) return [`${when}: the site is not in the report`];
  const { strategy, logins, shape } = report;
  const wrong: string[] = [];
  const expect = (what: string, right: boolean, said: string, wanted: readonly string[]) => {
    if (!right) wrong.push(`${when}: ${what} is ${said}, not ${wanted.join(' or ') || 'nothing'}`);
  };
  const says = `${strategy.id} (${strategy.confidence})`;
  expect('the strategy', truth.strategy.includes(strategy.id), says, truth.strategy);
  const [login] = logins;
  expect('the login', isLogin(login?.id, truth.logins), login?.id ?? 'nothing', truth.logins);
  expect('the shape', truth.shape.includes(shape.id), shape.id, truth.shape);
  if (truth.pkce) expect('PKCE', login?.pkce === truth.pkce, String(login?.pkce), [truth.pkce]);
  return wrong;
}

/** The same without shape and PKCE, which a recording by another tool may lack the facts for. */
export function judgeRecording(when: string, report: SiteReport | undefined, truth: Truth): string[] {
  const { strategy, logins } = truth;
  const shape = report ? [report.shape.id] : truth.shape;
  return judge(when, report, { strategy, logins, shape });
}

/** A login that cannot be told may also be left out. */
function isLogin(id: string | undefined, truth: readonly string[]): boolean {
  if (id === undefined) return truth.length === 0 || truth.includes('unknown');
  return truth.includes(id);
}

/** Before a login and after a logout nothing proves an identity. */
export function judgeAnonymous(when: string, report: SiteReport | undefined): string[] {
  if (!report) return [];
  const { id, confidence } = report.strategy;
  return id === 'none' || id === 'unknown' ? [] : [`${when}: the strategy is ${id} (${confidence}), not none`];
}

/** Below this confidence a verdict is a hunch, and says so. */
const HUNCH = 0.6;

/**
 * A tab that is opened after the logout sees one page and perhaps a cookie that the browser had all along. Whose it is cannot be told from
 * that: a hunch is allowed, a verdict is not.
 */
function judgeAfresh(report: SiteReport | undefined): string[] {
  return report && report.strategy.confidence < HUNCH ? [] : judgeAnonymous('a new tab after the logout', report);
}

/** All that is wrong about what was said live. */
export function judgeLive({ before, signedIn, shown, after, afresh }: Observation, truth: Truth): string[] {
  const name = STRATEGIES[signedIn.strategy.id].name;
  return [
    ...judgeAnonymous('before the login', before),
    ...judge('signed in', signedIn, truth),
    ...(shown === name ? [] : [`the panel shows “${shown}”, not “${name}”`]),
    ...(after ? judge('after the logout', after, truth) : []),
    ...judgeAfresh(afresh),
  ];
}
