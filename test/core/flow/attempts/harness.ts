import type { Attempt, AttemptCheck, CheckId } from '../../../../src/core/flow/attempts/model.ts';
import { createFlow } from '../../../../src/core/flow/flow.ts';
import type { Exchange } from '../../../../src/core/http/exchange.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../../src/core/rules/support/examples.ts';
import { createObservedExchanges } from '../../observed.ts';

/** Registrable domain of hosts with one label before the last. */
export function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

/** Attempts of exchanges in short form, the newest first. */
export function attemptsOf(exchanges: ExampleExchange[]): Attempt[] {
  return attemptsIn(createExchanges({ exchanges }));
}

/** Attempts of whole exchanges, the newest first. */
export function attemptsIn(exchanges: readonly Exchange[]): Attempt[] {
  const flow = createFlow({ siteOf });
  const observe = createObservedExchanges(siteOf);
  for (const exchange of exchanges) observe(exchange).forEach(flow.observe);
  return flow.sequences();
}

/** `ok`, or the result with its reason: `broken different`; undefined where there is no such check. */
export function resultOf(attempt: Attempt | undefined, id: CheckId): string | undefined {
  const check = attempt?.checks.find((one) => one.id === id);
  return check && say(check);
}

/** Checks that do not hold, with their reasons. */
export function brokenOf(attempt: Attempt | undefined): string[] {
  return (attempt?.checks ?? [])
    .filter(({ result }) => result === 'broken')
    .map(({ id, because }) => `${id} ${because}`);
}

function say({ result, because }: AttemptCheck): string {
  return result === 'ok' ? 'ok' : `${result} ${because}`;
}
