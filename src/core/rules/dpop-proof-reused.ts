import { getString } from '../credential/decode/json-model.ts';
import { sha256 } from '../http/secrets/sha256.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { proofOf } from './support/dpop.ts';
import { sampleProof } from './support/example-flows.ts';

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
        exchanges: [1, 2].map(() => ({ request: { dpop: sampleProof({ jti: 'p-1' }) } })),
      },
    ],
    good: [
      {
        title: 'a proof each',
        exchanges: [1, 2].map((number) => ({ request: { dpop: sampleProof({ jti: `p-${number}` }) } })),
      },
    ],
  }),
};

const MAX_SEEN = 1000;

export default defineRule({
  id: 'dpop-proof-reused',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ exchange, url }, _context, seen) {
    const proof = proofOf(exchange);
    // What got no answer may be sent again by the browser, and so is what a redirect sends on.
    if (proof === undefined || exchange.status === 0 || exchange.redirectedFrom !== undefined) return [];
    const { header, claims } = proof.jwt;
    const jti = getString(claims, 'jti');
    if (jti === undefined) return [];
    // The number is to be new for this key and this address (RFC 9449 section 11.1).
    const key = sha256(JSON.stringify([jti, claims?.htu ?? '', header?.jwk ?? '']).replace(/[^ -~]/g, '?'));
    const text = sha256(proof.text);
    const first = seen.get(key);
    if (first === undefined) {
      if (seen.size >= MAX_SEEN) seen.clear();
      seen.set(key, text);
      return [];
    }
    return [
      {
        message:
          first === text
            ? `A DPoP proof was sent to ${url.host} a second time, and answered ${exchange.status}.`
            : `A DPoP proof sent to ${url.host} has the jti of an earlier one, and was answered ${exchange.status}.`,
        evidence: [first === text ? 'proof: seen before' : 'jti: seen before', `status: ${exchange.status}`],
      },
    ];
  },
});
