import type { Credential } from '../credential/book.ts';
import { getString } from '../credential/decode/json-model.ts';
import { halfHash } from '../http/secrets/sha256.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { OPAQUE } from './support/examples.ts';
import { issuedWith } from './support/oauth.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'oidc-at-hash',
  title: 'Hash in the ID token does not fit what came with it',
  what: 'The at_hash or c_hash of an ID token is not that of the access token or code it came with, or is missing where the redirect carries both.',
  why: 'The token beside it may have been put in the place of another.',
  fix: 'Refuse the answer; compute at_hash and c_hash from the very values that are sent.',
  references: ['OIDC Core 3.1.3.6', 'OIDC Core 3.2.2.9', 'OIDC Core 3.3.2.11'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another access token',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            {
              access_token: OPAQUE,
              id_token: idToken({ at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' }),
              token_type: 'Bearer',
              expires_in: 300,
            },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'the hash of the access token',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            {
              access_token: OPAQUE,
              id_token: idToken({ at_hash: halfHash(OPAQUE) }),
              token_type: 'Bearer',
              expires_in: 300,
            },
          ),
        ],
      },
    ],
  }),
};

const PAIRS = [
  ['at_hash', 'access_token'],
  ['c_hash', 'code'],
] as const;

export default defineRule({
  id: 'oidc-at-hash',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting, exchange }, { credentials }) {
    const token = readWholeJws(credential);
    const { carrier } = sighting.place;
    if (credential.role !== 'id' || token === undefined || exchange === undefined) return [];
    if (carrier !== 'response-body' && carrier !== 'form-field' && carrier !== 'location') return [];
    // With other algorithms another hash is used, which is not worked out here.
    if (!/256$/.test(getString(token.header, 'alg') ?? '')) return [];
    if ((sighting.place.path ?? sighting.place.name) !== 'id_token') return [];
    const beside = carrier === 'response-body' ? issuedInBody(exchange.id, credentials()) : issuedWith(exchange);
    const found: Detected[] = [];
    for (const [claim, name] of PAIRS) {
      const value = beside.get(name);
      const hash = token.claims[claim];
      if (value === undefined || (hash === undefined && carrier === 'response-body')) continue;
      if (hash === halfHash(value)) continue;
      found.push({
        message: `${describeToken(credential)} has ${hash === undefined ? `no ${claim}` : `a ${claim} that is not that of the ${name} beside it`}.`,
        severity: hash === undefined ? 'warning' : 'error',
        evidence: [`${claim}: ${hash === undefined ? 'absent' : 'does not fit'}`],
        detail: claim,
      });
    }
    return found;
  },
});

/** Values by the names they came under, at the top of the JSON of this exchange's response. */
function issuedInBody(exchange: string, credentials: Iterable<Credential>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { value, uses } of credentials) {
    for (const { place, exchanges } of uses) {
      if (place.carrier === 'response-body' && exchanges.includes(exchange)) found.set(place.path ?? place.name, value);
    }
  }
  return found;
}
