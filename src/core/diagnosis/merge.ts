import type { Case } from './cause.ts';
import type { Failure, FailureKind } from './failure.ts';
import { describeFailure, type Judgement, type Suspected, toCauseReport, toLikelihoods } from './judge.ts';
import { saidText } from './known.ts';
import { list, nameOf, short } from './words.ts';

/** A failure with what was thought of it. */
export interface Judged {
  failure: Case;
  site: string;
  /** The first and the newest exchanges. */
  ids: string[];
  judgement: Judgement;
}

/** What people notice first stands for those that one cause explains. */
const NOTICED: readonly FailureKind[] = [
  'redirect-loop',
  'refused',
  'refused-inside',
  'sent-to-login',
  'handshake',
  'silent-failed',
  'protocol-error',
  'blocked',
  'ceremony',
  'logout-left-session',
  'cookie-refused',
];
/** Decibans from which one cause is the explanation, and several failures that have it are one. */
const EXPLAINS = 5;
const MAX_NAMED = 12;
const MAX_ROUNDS = 40;

/** Failures with one explanation become one; blocked requests that nothing explains are left out. */
export function mergeFailures(judged: readonly Judged[]): Failure[] {
  const parts = new Map<string, Judged[]>();
  for (const one of judged) {
    const [best] = one.judgement.suspected;
    // A request may fail for reasons that have nothing to do with signing in.
    if (
      (one.failure.kind === 'blocked' || one.failure.kind === 'logout-left-session') &&
      one.judgement.expected === undefined &&
      (best?.weight ?? 0) < EXPLAINS
    )
      continue;
    if (isPreflightOf(one, judged)) continue;
    const key =
      best && best.weight >= EXPLAINS
        ? `${one.site}\0${best.cause}\0${best.about}\0${one.judgement.expected ?? ''}`
        : `${one.site}\0${one.failure.trace.id}\0${one.failure.kind}`;
    const known = parts.get(key);
    if (known) known.push(one);
    else parts.set(key, [one]);
  }
  return [...parts.values()].map(toFailure).sort((one, other) => Number(one.first) - Number(other.first));
}

/** The request whose preflight failed tells it; the preflight by itself only where the request was not recorded. */
function isPreflightOf({ failure }: Judged, judged: readonly Judged[]): boolean {
  if (failure.trace.type !== 'preflight') return false;
  return judged.some(
    ({ failure: other }) =>
      other.kind === 'blocked' && other.trace.type !== 'preflight' && other.trace.url.href === failure.trace.url.href,
  );
}

function toFailure(parts: readonly Judged[]): Failure {
  const sorted = [...parts].sort(
    (one, other) =>
      NOTICED.indexOf(one.failure.kind) - NOTICED.indexOf(other.failure.kind) ||
      one.failure.trace.number - other.failure.trace.number,
  );
  const head = sorted[0] as Judged;
  const same = sorted.filter(({ failure }) => failure.kind === head.failure.kind);
  const { suspected, expected } = head.judgement;
  const { likelihoods, other } = toLikelihoods(suspected);
  const causes = suspected.map((found, index) => toCauseReport(found, likelihoods[index] as number));
  const ids = idsOf(sorted);
  const count =
    head.failure.kind === 'redirect-loop'
      ? head.failure.count
      : same.reduce((sum, { failure }) => sum + failure.count, 0);
  const what = describe(head.failure, same, count);
  const failure: Failure = {
    id: `${head.failure.kind}-${ids[0]}`,
    kind: head.failure.kind,
    summary: summaryOf(what, suspected, likelihoods, expected, short(saidText(head.failure.trace), 100)),
    what,
    exchanges: shorten(ids),
    failed: failedOf(head, same),
    first: ids[0] as string,
    last: ids.at(-1) as string,
    count,
    causes,
    other,
    wouldSettle: settleOf(suspected, likelihoods),
    checked: head.judgement.checked,
    clues: cluesOf(sorted),
  };
  if (head.failure.trace.status > 0) failure.status = head.failure.trace.status;
  if (expected !== undefined) failure.expected = expected;
  return failure;
}

/** Exchanges in the order of their numbers. */
function idsOf(parts: readonly Judged[]): string[] {
  return [...new Set(parts.flatMap(({ ids }) => ids))].sort((one, other) => Number(one) - Number(other));
}

/** Of a loop all rounds: it is one thing that failed. */
function failedOf({ failure }: Judged, same: readonly Judged[]): string[] {
  if (failure.kind !== 'redirect-loop' || !failure.with) return shorten(idsOf(same));
  return failure.with.slice(-MAX_ROUNDS).map(({ id }) => id);
}

/** The first and the last of many. */
function shorten(ids: string[]): string[] {
  return ids.length > MAX_NAMED ? [...ids.slice(0, MAX_NAMED / 2), ...ids.slice(-MAX_NAMED / 2)] : ids;
}

function describe(head: Case, same: readonly Judged[], count: number): string {
  const what = describeFailure(head.kind === 'redirect-loop' ? head : { ...head, count: same.length > 1 ? 1 : count });
  const others = [...new Set(same.slice(1).map(({ failure }) => nameOf(failure.trace)))].filter(
    (name) => name !== nameOf(head.trace),
  );
  const more =
    others.length > 0
      ? `${head.kind === 'refused' ? ' and on' : ' and'} ${list(others.slice(0, 2))}${others.length > 2 ? ` and ${others.length - 2} more` : ''}`
      : '';
  const total = same.length > 1 ? `, ${count} times in all` : '';
  return `${what}${more}${total}`;
}

function summaryOf(
  what: string,
  suspected: readonly Suspected[],
  likelihoods: readonly number[],
  expected: string | undefined,
  said: string,
): string {
  if (expected !== undefined) return `${what}. ${expected}`;
  const [best, second] = suspected;
  if (!best)
    return `${what}: the request looks right from here; the reason lies in the server${said === '' ? '' : `, which says “${said}”`}.`;
  const sure = likelihoods[0] as number;
  if (sure >= 0.8) return `${what}: ${best.says}.`;
  const rival = second && (likelihoods[1] as number) >= 0.2 ? `, or ${second.says}` : '';
  return `${what}: most likely ${best.says}${rival}.`;
}

/** What would tell the first two apart. */
function settleOf(suspected: readonly Suspected[], likelihoods: readonly number[]): string[] {
  if ((likelihoods[0] ?? 1) >= 0.9) return [];
  return suspected.slice(0, 2).flatMap(({ settle }) => settle ?? []);
}

/** Names that give away which program set the cookies and answered; no values. */
function cluesOf(parts: readonly Judged[]): { cookies: string[]; servers: string[] } {
  const cookies = new Set<string>();
  const servers = new Set<string>();
  for (const { failure } of parts.slice(0, 4)) {
    for (const trace of [failure.trace, ...(failure.with ?? []).slice(0, 3)]) {
      for (const { name } of [...trace.cookies, ...trace.setCookies])
        if (cookies.size < 12) cookies.add(name.slice(0, 80));
      for (const header of ['server', 'x-powered-by'])
        for (const value of trace.response.get(header) ?? []) if (servers.size < 6) servers.add(value.slice(0, 80));
    }
    if (failure.name !== undefined) cookies.add(failure.name.slice(0, 80));
  }
  return { cookies: [...cookies], servers: [...servers] };
}
