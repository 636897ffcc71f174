import { type CauseMeta, defineCause } from '../cause.ts';
import { asksForNonce } from '../known.ts';
import type { Trace } from '../trace.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'refresh-reused',
  title: 'The refresh token was used twice',
  expected: 'A refresh token that is rotated is used once, by one request at a time.',
  mends: 'page',
  next: [
    'Renew in one place: let all requests wait for one renewal (a promise within the page, navigator.locks across tabs), and keep the new refresh token at once.',
    'At the provider allow the old one for some seconds (reuse interval, grace period).',
  ],
  verify: 'Two requests carry one refresh token; the one that was handled first got tokens.',
  rules: ['oauth-refresh-reused', 'oauth-refresh-not-rotated'],
  references: ['RFC 6749 6', 'OAuth 2.1 4.3.1'],
};

export default defineCause({
  id: 'refresh-reused',
  kinds: ['protocol-error', 'refused'],
  check({ trace }, known) {
    const token = refreshOf(trace);
    if (token === undefined) return undefined;
    const others = known.traces.filter(
      (one) => one !== trace && one.origin === trace.origin && refreshOf(one) === token && !asksForNonce(one),
    );
    const other = others.find(({ status }) => status >= 200 && status < 300) ?? others[0];
    if (!other) return undefined;
    const good = other.status >= 200 && other.status < 300;
    if (!good && other.number > trace.number) return undefined;
    const gap = Math.abs(trace.at - other.at);
    const race = trace.at <= other.end + 100 && other.at <= trace.end + 100;
    return {
      weight: good ? 18 : 8,
      says: `the refresh token was used twice, ${span(gap)} apart: ${hash(other)} ${good ? 'got new tokens for it' : `was answered ${other.status}`}, and ${hash(trace)} ${race ? 'ran at the same time' : 'used the old one again'}`,
      evidence: [
        {
          text: `One refresh token in ${hash(other)} (${other.status}) and ${hash(trace)} (${trace.status})`,
          exchanges: [other, trace],
        },
      ],
      about: `${trace.origin} refresh ${[other.id, trace.id].sort()[0]}`,
      ...(race ? { observed: 'Two renewals ran at once.' } : { observed: 'An older refresh token was used again.' }),
    };
  },
});

/** The refresh token that a request carries, in its body or as a cookie. */
function refreshOf(trace: Trace): string | undefined {
  const field = trace.fields.get('refresh_token') ?? trace.fields.get('refreshtoken');
  if (field) return field;
  return trace.sent.find(({ credential, place }) => credential.role === 'refresh' && place.carrier === 'cookie')
    ?.credential.value;
}
