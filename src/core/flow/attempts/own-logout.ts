import { finish } from './build.ts';
import type { Context } from './context.ts';
import type { Attempt, AttemptCheck } from './model.ts';
import { checkSignedOut } from './session-checks.ts';
import { createStep } from './step.ts';

/** The attempts with the sign-outs and renewals that no protocol told, and with what each sign-out did to the cookies. */
export function withSignOuts(attempts: Attempt[], context: Context): Attempt[] {
  const all = [...attempts];
  for (const site of context.sites()) {
    for (const event of context.logouts(site)) {
      const next = context.logins(site).find((one) => one.outcome !== 'failed' && one.firstNumber > event.number);
      const until = next?.firstNumber ?? Number.POSITIVE_INFINITY;
      const { checks, steps } = checkSignedOut({ ...event, until }, context);
      // A sign-out that comes back by a redirect is told twice, and judged once.
      if (
        all.some(
          (one) => one.aim === 'sign-out' && one.exchanges.includes(event.exchange) && one.checks.some(isOfCookies),
        )
      )
        continue;
      const at = all.findIndex((one) => one.aim === 'sign-out' && one.exchanges.includes(event.exchange));
      const known = all[at];
      if (known)
        all[at] = judged({
          ...known,
          steps: [...known.steps, ...steps.filter(({ exchange }) => !known.exchanges.includes(exchange ?? ''))],
          checks: [...known.checks, ...checks],
        });
      else {
        const request = createStep('sign-out-request', { exchange: event.exchange, to: 'site', hands: [] });
        const made = finish(
          {
            aim: 'sign-out',
            protocol: 'logout',
            traits: [],
            outcome: 'not-seen',
            because: { code: 'nothing-seen', exchange: event.exchange },
            site,
            startedAt: event.endedAt,
            steps: [request, ...steps],
            checks,
          },
          context,
        );
        if (made) all.push(judged(made));
      }
    }
    all.push(...renewals(site, all, context));
  }
  return all;
}

/** What the checks of the cookies tell of a sign-out. */
function judged(attempt: Attempt): Attempt {
  const own = attempt.checks.filter(isOfCookies);
  const exchange = attempt.first;
  if (own.some(({ result }) => result === 'broken'))
    return { ...attempt, outcome: 'half-way', because: { code: 'left-behind', exchange } };
  if (attempt.outcome !== 'not-seen' || !own.some(({ result }) => result === 'ok')) return attempt;
  return { ...attempt, outcome: 'worked', because: { code: 'signed-out', exchange } };
}

function isOfCookies({ id }: AttemptCheck): boolean {
  return id === 'cookies-cleared' || id === 'closed-after';
}

function renewals(site: string, known: readonly Attempt[], context: Context): Attempt[] {
  return context.refreshes(site).flatMap(({ exchange, startedAt }) => {
    if (known.some((one) => one.aim === 'renew' && one.exchanges.includes(exchange))) return [];
    const made = finish(
      {
        aim: 'renew',
        protocol: 'renewal',
        traits: [],
        outcome: 'worked',
        because: { code: 'tokens', exchange },
        site,
        startedAt,
        steps: [createStep('renewal', { exchange, to: 'site' })],
        checks: [],
      },
      context,
    );
    return made ?? [];
  });
}
