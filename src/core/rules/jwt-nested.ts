import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, encodeBase64Url, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

const nested = () =>
  `Bearer ${encodeBase64Url('{"alg":"ES256","cty":"JWT"}')}.${encodeBase64Url(sampleJwt())}.${'A'.repeat(86)}`;

export const meta: RuleMeta = {
  id: 'jwt-nested',
  title: 'Token within a token',
  what: 'The payload of a token is a token again.',
  why: 'Who verifies the outer one and trusts the inner one takes claims that nobody checked.',
  fix: 'Verify both, and give the inner token a typ of its own.',
  references: ['RFC 7519 5.2', 'RFC 8725 3.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'cty JWT', exchanges: [{ request: { authorization: nested() } }] }],
    good: [{ title: 'claims', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-nested',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ credential }) {
    const { jwt } = credential;
    if (jwt?.payload !== 'nested') return [];
    const inner = jwt.nested?.form === 'jwe' ? 'an encrypted token' : 'a token';
    return [{ message: `${describeToken(credential)} has ${inner} as its payload.`, evidence: [`payload: ${inner}`] }];
  },
});
