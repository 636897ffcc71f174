import { defineRule, type RuleMeta } from './rule.ts';
import { headerNamed, senderOf } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'sigv4-long-lived-key',
  title: 'Long-lived cloud key in the browser',
  what: 'A request is signed with an access key of AWS that does not expire (AKIA).',
  why: 'The secret that belongs to it lies in the page, where every visitor can take it.',
  fix: 'Use temporary credentials (STS, Cognito), or sign on a server.',
  references: ['CWE 798', 'ASVS 13.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'AKIA',
        exchanges: [
          {
            url: 'https://bucket.example.com/',
            request: {
              authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260115/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'a'.repeat(64)}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'temporary credentials',
        exchanges: [
          {
            url: 'https://bucket.example.com/',
            request: {
              authorization: `AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20260115/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'a'.repeat(64)}`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'sigv4-long-lived-key',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ exchange, url }) {
    const value = headerNamed(exchange, 'authorization')?.value ?? '';
    if (!/^AWS4-[\w-]{1,40}\s+Credential=AKIA/i.test(value)) return [];
    if (senderOf(exchange) !== 'page') return [];
    return [
      {
        message: `A request to ${url.host} is signed in the browser with a key that does not expire.`,
        evidence: ['key: AKIA…'],
      },
    ];
  },
});
