import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, saidBy, saidText, skewOf, timeOf, tokenOf } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-expired',
  title: 'The token had expired',
  expected: 'A token is sent while it is valid.',
  mends: 'page',
  next: ['Renew the token before exp, and once when the answer says that it is no longer good.'],
  verify: 'The claim exp of the token lies before the time of the request.',
  rules: ['jwt-expired-sent', 'jwt-expired-accepted', 'jwt-cookie-outlives-token'],
  references: ['RFC 7519 4.1.4'],
};

export default defineCause({
  id: 'token-expired',
  kinds: REFUSALS,
  check({ kind, trace, last }, known) {
    const token = tokenOf(trace);
    const exp = timeOf(claimsOf(token), 'exp');
    if (token === undefined || exp === undefined) return undefined;
    const skew = skewOf(known, trace.origin);
    const now = trace.at + skew;
    const late = now - exp;
    if (late <= 0) return undefined;
    const said = saidText(trace);
    const { error, description } = saidBy(trace);
    const clear = /expired|exp\b|invalid_token|UNAUTHENTICATED/i.test(said);
    const refresh = known.held.find(
      ({ credential, number, site }) =>
        credential.role === 'refresh' && number < trace.number && site === trace.pageSite,
    );
    const cookie = trace.sent.some(({ credential, place }) => credential === token && place.carrier === 'cookie');
    const later = last.at + skew - exp;
    return {
      weight: (late > 5000 ? 18 : 8) + (clear ? 3 : 0) - (cookie ? 2 : 0) - (exp > trace.at ? 8 : 0),
      says: `the token had expired ${span(late)} before it was sent${skew === 0 ? '' : " by the server's clock"}${later - late > 120_000 ? ` (${span(later)} at the last time)` : ''}`,
      evidence: [
        { text: `exp was ${span(late)} before ${hash(trace)}`, exchanges: [trace] },
        ...(clear
          ? [
              {
                text: `The server says “${[error, description].filter(Boolean).join(': ').slice(0, 120)}”`,
                exchanges: [trace],
              },
            ]
          : []),
      ],
      about: token.id,
      observed: `Expired ${span(late)} before it was sent.`,
      next: [
        refresh
          ? 'Use the refresh token before exp (the page holds one), and once after a 401.'
          : 'Renew the token before exp, or have the person sign in again.',
        ...(kind === 'refused-inside' ? ['Treat UNAUTHENTICATED in the answer like a 401.'] : []),
      ],
      only: true,
    };
  },
});
