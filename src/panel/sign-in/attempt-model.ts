import type { Attempt, AttemptCheck, AttemptStep, Party, StepKind } from '../../core/flow/attempts/model.ts';

/** A step with the checks that concern it. */
export interface CheckedStep {
  step: AttemptStep;
  checks: AttemptCheck[];
  /** It is where the attempt broke: it is missing, was refused, or a check there is broken. */
  broke: boolean;
}

const ORDER: readonly Party[] = ['browser', 'site', 'provider', 'api'];
const OWN: ReadonlySet<Attempt['protocol']> = new Set(['form', 'json', 'graphql', 'json-rpc', 'http-challenge']);
const RANK: Record<AttemptCheck['result'], number> = { broken: 0, ok: 1, unseen: 2 };

/** Steps in order, each check beside the step that it is about, or the last that it compares; what belongs to none comes with the last. */
export function checkedSteps({ steps, checks, because, outcome, protocol }: Attempt): CheckedStep[] {
  const checked = steps.map((step): CheckedStep => ({ step, checks: [], broke: step.seen === 'missing' }));
  for (const check of checks) {
    const place = placeOf(check, checked);
    if (!place) continue;
    place.checks.push(check);
    if (check.result === 'broken') place.broke = true;
  }
  for (const { checks: own } of checked) own.sort((one, other) => RANK[one.result] - RANK[other.result]);
  if (outcome === 'refused' && !checked.some(({ broke }) => broke)) {
    const refused =
      checked.findLast(({ step }) => step.exchange !== undefined && step.exchange === because.exchange) ??
      checked.findLast(({ step }) => (step.status ?? 0) >= 400) ??
      // A login of one step was refused in that step, whatever told it; of several nobody knows in which.
      (OWN.has(protocol) && checked.length === 1 ? checked[0] : undefined);
    if (refused) refused.broke = true;
  }
  return checked;
}

/** The step that a check is about, where it has more to do with it than with the exchange that it was read from. */
const HOMES: Partial<Record<AttemptCheck['id'], StepKind>> = {
  state: 'authorization-response',
  issuer: 'authorization-response',
  'c-hash': 'authorization-response',
  's-hash': 'authorization-response',
  pkce: 'token-request',
  'redirect-uri': 'token-request',
  'code-once': 'token-request',
  client: 'token-request',
  nonce: 'token-response',
  'at-hash': 'token-response',
  'id-token-audience': 'token-response',
  'userinfo-subject': 'userinfo',
};

function placeOf({ id, exchanges }: AttemptCheck, steps: readonly CheckedStep[]): CheckedStep | undefined {
  const homes = steps.filter(({ step }) => step.kind === HOMES[id]);
  const isCompared = ({ step }: CheckedStep) => step.exchange !== undefined && exchanges.includes(step.exchange);
  return homes.findLast(isCompared) ?? homes.at(-1) ?? steps.findLast(isCompared) ?? steps.at(-1);
}

/** Who takes part, from the browser outwards. */
export function partiesOf({ steps }: Pick<Attempt, 'steps'>): Party[] {
  const there = new Set(steps.flatMap(({ from, to }) => [from, to]));
  return ORDER.filter((party) => there.has(party));
}

/** Whether something is wrong with an attempt; what was not seen is not wrong. */
export function isBroken({ outcome, checks }: Pick<Attempt, 'outcome' | 'checks'>): boolean {
  return outcome === 'refused' || outcome === 'half-way' || checks.some(({ result }) => result === 'broken');
}

/** The attempt that a person looks for: the newest that broke, else the newest. They come newest first. */
export function firstShown(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.find(isBroken) ?? attempts[0];
}

/** Name and host of each party, as far as one is known. */
export function hostsOf({ steps }: Pick<Attempt, 'steps'>): Partial<Record<Party, string>> {
  const hosts: Partial<Record<Party, string>> = {};
  for (const { to, from, host } of steps) {
    const party = to === 'browser' ? from : to;
    if (host !== undefined) hosts[party] ??= host;
  }
  return hosts;
}
