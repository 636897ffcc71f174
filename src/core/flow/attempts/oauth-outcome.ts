import type { LoginAttempt } from '../login.ts';
import { type Context, chainOf } from './context.ts';
import { readValue } from './message.ts';
import type { Attempt } from './model.ts';
import type { Draft } from './oauth-collect.ts';
import { isRefusedToken, outcomeOfToken } from './oauth-token.ts';

type End = Pick<Attempt, 'outcome' | 'because' | 'missing'>;

/** How an attempt ended, by its last message and by what is known of the site's sign-ins. */
export function endOfOauth(draft: Draft, login: LoginAttempt | undefined, context: Context): End {
  const { response, tokens } = draft;
  const last = tokens.at(-1);
  if (last) return endOfTokens(draft);
  if (!response) return endWithoutResponse(draft, context);
  const error = readValue(response, 'error');
  if (error !== undefined || response.parameters.has('error'))
    return {
      outcome: 'refused',
      because: {
        code: 'error-response',
        exchange: response.seen.id,
        ...(error === undefined ? {} : { said: error }),
      },
    };
  const front = response.parameters.has('access_token') || response.parameters.has('id_token');
  if (login && login.outcome !== 'pending')
    return endByLogin(login, draft.deliveries[0]?.seen.id ?? response.seen.id, context.setBy(login.exchanges));
  if (front && !response.parameters.has('code'))
    return { outcome: 'worked', because: { code: 'tokens', exchange: response.seen.id } };
  const handed = draft.deliveries.findLast(
    ({ seen, forwarded }) => forwarded && seen.sets.length > 0 && seen.status < 400,
  );
  if (handed) return { outcome: 'worked', because: { code: 'session', exchange: handed.seen.id } };
  const at = draft.deliveries.at(-1);
  if (at && at.seen.status >= 400) return refused('status', at.seen.id);
  if (!at) return { outcome: 'not-seen', because: { code: 'nothing-seen', exchange: response.seen.id } };
  return { outcome: 'half-way', because: { code: 'step-missing', exchange: at.seen.id }, missing: 'token-request' };
}

function endOfTokens({ tokens }: Draft): End {
  const granted = tokens.findLast((token) => outcomeOfToken(token) === 'granted');
  if (granted) return { outcome: 'worked', because: { code: 'tokens', exchange: granted.seen.id } };
  const last = tokens.at(-1) as Draft['tokens'][number];
  const { seen } = last;
  if (isRefusedToken(last)) return refused('error-answer', seen.id, seen.answer?.description ?? seen.answer?.error);
  if (outcomeOfToken(last) === 'answered')
    return { outcome: 'worked', because: { code: 'answered', exchange: seen.id } };
  if (seen.status >= 400) return refused('error-answer', seen.id, seen.answer?.description ?? seen.answer?.error);
  return { outcome: 'half-way', because: { code: 'no-answer', exchange: seen.id }, missing: 'token-response' };
}

/** What was said of a sign-in by what followed it. */
export function endByLogin(
  { outcome, steps, refusedCookie }: LoginAttempt,
  exchange: string,
  sets: readonly { name: string }[],
): End {
  // What was set is not kept, so that nothing is left of the sign-in.
  if (
    refusedCookie &&
    outcome !== 'succeeded' &&
    sets.length > 0 &&
    sets.every(({ name }) => name === refusedCookie.name)
  )
    return {
      outcome: 'half-way',
      because: { code: 'cookie-refused', exchange, said: `${refusedCookie.name}: ${refusedCookie.why}` },
      missing: 'session',
    };
  if (outcome === 'succeeded') return { outcome: 'worked', because: { code: 'session', exchange } };
  const said = steps.at(-1);
  if (outcome === 'failed')
    return { outcome: 'refused', because: { code: 'judged', exchange, ...(said === undefined ? {} : { said }) } };
  return { outcome: 'not-seen', because: { code: 'nothing-seen', exchange } };
}

function endWithoutResponse({ copies, request }: Draft, context: Context): End {
  for (const { seen, in: part } of copies) {
    if (part !== 'location' && seen.status >= 400)
      return refused('request-refused', seen.id, seen.answer?.description ?? seen.answer?.error ?? seen.answer?.title);
  }
  const ids = new Set(copies.map(({ seen }) => seen.id));
  const end = context
    .hops()
    .findLast((hop) => hop.navigation && chainOf(context, hop.id).some(({ id }) => ids.has(id)));
  if (end && end.status >= 400 && end.hostname === request?.hostname) return refused('request-refused', end.id);
  const exchange = end?.id ?? copies.at(-1)?.seen.id;
  return {
    outcome: 'half-way',
    because: { code: 'step-missing', ...(exchange === undefined ? {} : { exchange }) },
    missing: 'authorization-response',
  };
}

function refused(code: Attempt['because']['code'], exchange: string, said?: string): End {
  return { outcome: 'refused', because: { code, exchange, ...(said ? { said } : {}) } };
}
