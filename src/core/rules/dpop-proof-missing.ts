import { defineRule, type RuleMeta } from './rule.ts';
import { proofsOf } from './support/dpop.ts';
import { sampleProof } from './support/example-flows.ts';
import { sampleJwt } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'dpop-proof-missing',
  title: 'DPoP token without its proof',
  what: 'A request has Authorization: DPoP, and not exactly one DPoP header.',
  why: 'The server must refuse it.',
  fix: 'Send one fresh proof in the DPoP header of each request.',
  references: ['RFC 9449 4.3', 'RFC 9449 7.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'no proof', exchanges: [{ status: 401, request: { authorization: `DPoP ${sampleJwt()}` } }] }],
    good: [
      {
        title: 'one proof',
        exchanges: [
          {
            request: {
              authorization: `DPoP ${sampleJwt()}`,
              dpop: sampleProof(),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'dpop-proof-missing',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    if (!/^dpop /i.test(headerNamed(exchange, 'authorization')?.value ?? '')) return [];
    const proofs = proofsOf(exchange).length;
    if (proofs === 1) return [];
    return [
      {
        message: `A request to ${url.host} has a DPoP token and ${proofs === 0 ? 'no' : proofs} DPoP proof${proofs > 1 ? 's' : ''}.`,
        evidence: [`DPoP headers: ${proofs}`],
      },
    ];
  },
});
