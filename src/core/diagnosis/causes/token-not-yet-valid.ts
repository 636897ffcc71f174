import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, skewOf, timeOf, tokenOf } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-not-yet-valid',
  title: 'The token was not valid yet',
  expected: 'nbf and iat lie before the moment at which the token is checked.',
  mends: 'provider',
  next: [
    'Set the clocks of issuer and API by NTP, and let the API allow a minute of difference (clockTolerance, ClockSkew, leeway).',
  ],
  verify: 'Try again after the time that nbf names: it works then.',
  rules: ['jwt-not-yet-valid', 'jwt-iat-in-future', 'jwt-clock-skew'],
  references: ['RFC 7519 4.1.5'],
};

export default defineCause({
  id: 'token-not-yet-valid',
  kinds: REFUSALS,
  check({ trace }, known) {
    const claims = claimsOf(tokenOf(trace));
    const token = tokenOf(trace);
    const now = trace.at + skewOf(known, trace.origin);
    for (const name of ['nbf', 'iat'] as const) {
      const from = timeOf(claims, name);
      if (token === undefined || from === undefined || from <= now + 1000) continue;
      const early = from - now;
      return {
        weight: name === 'nbf' ? 17 : 12,
        says: `the token is valid from ${span(early)} after it was sent on (${name})`,
        evidence: [{ text: `${name} lies ${span(early)} after ${hash(trace)}`, exchanges: [trace] }],
        about: token.id,
        observed: `${name} is ${span(early)} ahead.`,
      };
    }
    return undefined;
  },
});
