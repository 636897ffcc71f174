import { getString } from '../credential/decode/json-model.ts';
import { decodeJwt } from '../credential/decode/jwt.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { NOW_S, sampleJwt } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'dpop-proof-reused',
  title: 'DPoP proof used twice',
  what: 'Two requests carry DPoP proofs with one jti.',
  why: 'A server that checks refuses the second; one that does not takes proofs that were recorded.',
  fix: 'Make a new proof for each request.',
  references: ['RFC 9449 11.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'one proof, two requests',
        exchanges: Array.from({ length: 2 }, () => ({
          url: 'https://api.example.com/',
          request: {
            dpop: sampleJwt(
              { jti: 'p-1', htm: 'GET', htu: 'https://api.example.com/', iat: NOW_S },
              { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } },
            ),
          },
        })),
      },
    ],
    good: [
      {
        title: 'a proof each',
        exchanges: Array.from({ length: 2 }, (_, index) => ({
          url: 'https://api.example.com/',
          request: {
            dpop: sampleJwt(
              { jti: `p-${index}`, htm: 'GET', htu: 'https://api.example.com/', iat: NOW_S },
              { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } },
            ),
          },
        })),
      },
    ],
  }),
};

export default defineRule({
  id: 'dpop-proof-reused',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Set<string>(),
  check({ exchange, url }, _context, seen) {
    const proof = headerNamed(exchange, 'dpop')?.value;
    // What got no answer may be sent again by the browser.
    if (proof === undefined || exchange.status === 0) return [];
    const jti = getString(decodeJwt(proof.slice(0, 8192)).claims, 'jti');
    if (jti === undefined) return [];
    if (!seen.has(jti)) {
      if (seen.size > 1000) seen.clear();
      seen.add(jti);
      return [];
    }
    return [
      {
        message: `A DPoP proof was sent to ${url.host} a second time, and answered ${exchange.status}.`,
        evidence: ['jti: seen before', `status: ${exchange.status}`],
      },
    ];
  },
});
