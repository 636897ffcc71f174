import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { tokenOf } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-encrypted',
  title: 'The token is encrypted for somebody else',
  expected: 'An API gets a token that it can check: signed for it, with its audience.',
  mends: 'page',
  next: [
    "Ask for the API's audience in the authorization request (audience or resource): without one, providers issue a token for their own userinfo endpoint.",
  ],
  settings: { Auth0: "authorizationParams: { audience: 'https://your-api' }" },
  verify: 'The token has five parts; one for an API has three.',
  rules: ['jwt-aud-missing'],
  references: ['RFC 7516 3.1', 'RFC 8707 2'],
};

export default defineCause({
  id: 'token-encrypted',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    if (
      token?.kind !== 'jwe' ||
      token.uses.some(({ place, direction }) => direction === 'sent' && place.carrier === 'cookie')
    )
      return undefined;
    const header = token.jwt?.header;
    const issued = known.held.find(({ credential }) => credential === token);
    const from = typeof header?.iss === 'string' ? host(header.iss) : issued?.trace?.host;
    // A token of the server's own may be encrypted for itself.
    if (from === undefined || from === trace.host) return undefined;
    const asked = known.authorizations.findLast(
      ({ trace: one }) => one.number < trace.number && (one.host === from || one.site === known.siteOf(from)),
    );
    const none = asked !== undefined && asked.audience === '' && asked.prompt !== 'none';
    const alg = typeof header?.alg === 'string' ? header.alg : '?';
    return {
      weight: none ? 19 : 12,
      says: `the access token is encrypted (JWE, ${short(alg, 20)}) by and for ${short(from)}: an API can only check a signed one${none ? `. The authorization request ${hash(asked.trace)} named no audience` : ''}`,
      evidence: [
        {
          text: `The token has five parts: a JWE with alg ${short(alg, 20)}`,
          exchanges: [trace, ...(issued?.trace ? [issued.trace] : [])],
        },
        ...(none ? [{ text: 'Neither audience nor resource was asked for', exchanges: [asked.trace] }] : []),
      ],
      about: `${from} ${trace.origin}`,
      observed: none
        ? 'No audience was asked for, and the token is encrypted.'
        : 'The token is encrypted for another party.',
    };
  },
});

function host(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).hostname : issuer.slice(0, 100);
}
