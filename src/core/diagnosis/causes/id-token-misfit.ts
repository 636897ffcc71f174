import { halfHash } from '../../http/secrets/sha256.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { audiencesOf, claimsOf, saidText, skewOf, timeOf } from '../known.ts';
import { askedToReturnTo, isReturn } from '../places.ts';
import { hash, list, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'id-token-misfit',
  title: 'The ID token does not fit the sign-in',
  expected:
    'The ID token has the nonce of the request, is for the client that asked, and its hashes are those of the code and the state beside it.',
  mends: 'page',
  next: [
    'Keep one nonce for each attempt, by its state, and compare with the one of this attempt.',
    'Take code, state and ID token from one answer.',
  ],
  verify: 'Decode the ID token and compare nonce, aud, c_hash and s_hash.',
  rules: ['oidc-nonce-mismatch', 'oidc-at-hash'],
  references: ['OIDC Core 3.1.3.7', 'OIDC Core 3.3.2.11'],
};

export default defineCause({
  id: 'id-token-misfit',
  kinds: ['refused', 'protocol-error', 'sent-to-login'],
  check({ trace }, known) {
    if (!isReturn(trace, known)) return undefined;
    const token = trace.sent.find(
      ({ credential, place }) => credential.role === 'id' && place.carrier === 'form-field',
    )?.credential;
    const claims = claimsOf(token);
    if (!claims) return undefined;
    const state = trace.fields.get('state');
    const asked =
      known.authorizations.find((one) => one.state !== '' && one.state === state) ?? askedToReturnTo(trace, known);
    const wrong: string[] = [];
    if (asked && asked.nonce !== '' && claims.nonce !== asked.nonce)
      wrong.push(
        claims.nonce === undefined
          ? `it has no nonce, though ${hash(asked.trace)} asked with one`
          : `its nonce is not that of ${hash(asked.trace)}`,
      );
    const audiences = audiencesOf(claims);
    if (asked && asked.clientId !== '' && audiences.length > 0 && !audiences.includes(asked.clientId))
      wrong.push(`it is for ${short(audiences[0] ?? '', 40)}, and ${short(asked.clientId, 40)} asked`);
    for (const [claim, field] of [
      ['c_hash', 'code'],
      ['s_hash', 'state'],
    ] as const) {
      const value = trace.fields.get(field);
      const told = claims[claim];
      if (
        value &&
        typeof told === 'string' &&
        /256$/.test(String(token?.jwt?.header?.alg ?? '')) &&
        told !== halfHash(value)
      )
        wrong.push(`its ${claim} is not the hash of the ${field} beside it`);
    }
    const end = timeOf(claims, 'exp');
    const now = trace.at + skewOf(known, trace.origin);
    if (end !== undefined && end <= now) wrong.push(`it had expired ${span(now - end)} before`);
    if (wrong.length === 0) return undefined;
    const named = /nonce|hash|audience|id.?token/i.test(saidText(trace));
    return {
      weight: 15 + (named ? 3 : 0),
      says: `the ID token does not fit: ${list(wrong.slice(0, 3))}`,
      evidence: wrong.map((text) => ({ text, exchanges: asked ? [asked.trace, trace] : [trace] })),
      about: `${trace.origin} id_token`,
    };
  },
});
