import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, saidText, tokenOf } from '../known.ts';
import { short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-key-unknown',
  title: 'The key of the token is not in the key set',
  expected: 'The key set of the issuer has a key with the kid and the alg of the token.',
  mends: 'api',
  next: [
    'Let the API load the key set again when it meets an unknown kid, and keep old keys published while tokens made with them live.',
    'See that token and key set come from one issuer.',
  ],
  verify: 'Compare kid and alg in the header of the token with the keys at jwks_uri.',
  rules: ['jwt-kid-missing', 'jwt-alg-unknown'],
  references: ['RFC 7517 4.5'],
};

export default defineCause({
  id: 'token-key-unknown',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    const header = token?.jwt?.header;
    if (!token || !header || token.jwt?.form !== 'jws') return undefined;
    const kid = typeof header.kid === 'string' ? header.kid : undefined;
    const alg = typeof header.alg === 'string' ? header.alg : undefined;
    const said = saidText(trace);
    const named = /\bkid\b|signing key|signature|IDX1050|jwks|no matching key|algorithm/i.test(said);
    const iss = claimsOf(token)?.iss;
    const host = typeof iss === 'string' && URL.canParse(iss) ? new URL(iss).origin : undefined;
    const set = host === undefined ? undefined : known.keySets.get(host);
    const lacksKid = set !== undefined && kid !== undefined && !set.keys.some((key) => key.kid === kid);
    const symmetric = alg?.startsWith('HS') === true && set !== undefined;
    if (!named && !lacksKid && !symmetric) return undefined;
    if (!lacksKid && !symmetric && !/\bkid\b|signing key|no matching key|signature|algorithm/i.test(said))
      return undefined;
    return {
      weight: (lacksKid || symmetric ? 14 : 6) + (named ? 4 : 0),
      says: lacksKid
        ? `the token names the key “${short(kid, 40)}”, and the key set of ${host} has none of that kid`
        : symmetric
          ? `the token is made with ${alg}, and the key set of ${host} has public keys only`
          : `the server could not check the signature (${alg ?? 'no alg'}${kid === undefined ? ', no kid' : `, kid “${short(kid, 40)}”`})`,
      evidence: [
        ...(set
          ? [
              {
                text: `${set.keys.length} keys: ${set.keys
                  .slice(0, 5)
                  .map((key) => short(key.kid ?? 'without kid', 30))
                  .join(', ')}`,
                exchanges: [set.trace],
              },
            ]
          : []),
        ...(named ? [{ text: `The server says “${short(said, 120)}”`, exchanges: [trace] }] : []),
        { text: `alg ${alg ?? 'missing'}, kid ${kid === undefined ? 'missing' : short(kid, 40)}`, exchanges: [trace] },
      ],
      about: `${kid ?? alg ?? ''} ${trace.origin}`,
    };
  },
});
