import { type CauseMeta, defineCause } from '../cause.ts';
import { claimsOf, saidText, signOutBefore, timeOf } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'refresh-over',
  title: 'The refresh token is no longer good',
  expected: 'A renewal uses a refresh token that lives and was not revoked.',
  mends: 'person',
  next: [
    'Have the person sign in again, and stop renewing after invalid_grant: it never becomes right by trying again.',
  ],
  verify: 'The provider lists no session for the person any more.',
  references: ['RFC 6749 5.2'],
};

export default defineCause({
  id: 'refresh-over',
  kinds: ['protocol-error', 'refused'],
  check({ trace }, known) {
    const grant =
      trace.fields.get('grant_type') === 'refresh_token' ||
      trace.fields.has('refresh_token') ||
      trace.fields.has('refreshtoken');
    if (!grant) return undefined;
    const said = saidText(trace);
    const token = trace.sent.find(({ credential }) => credential.role === 'refresh')?.credential;
    const exp = timeOf(claimsOf(token), 'exp');
    const over = exp !== undefined && exp <= trace.at ? trace.at - exp : undefined;
    const signOut = signOutBefore(known, trace);
    if (over === undefined && !signOut && !/invalid_grant|expired|revoked|not active|inactive/i.test(said))
      return undefined;
    return {
      weight: over !== undefined ? 18 : signOut ? 11 : 8,
      says:
        over !== undefined
          ? `the refresh token had expired ${span(over)} before it was used`
          : signOut
            ? `the person had signed out (${hash(signOut)}), which ends the refresh token`
            : 'the refresh token has expired, was revoked, or its session at the provider is over',
      evidence: [
        {
          text: over !== undefined ? `exp was ${span(over)} before` : `The provider says “${said.slice(0, 120)}”`,
          exchanges: [trace],
        },
      ],
      about: `${trace.origin} refresh`,
    };
  },
});
