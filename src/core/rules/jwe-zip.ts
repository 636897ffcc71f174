import { defineRule, type RuleMeta } from './rule.ts';
import { encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwe-zip',
  title: 'Encrypted token is compressed',
  what: 'An encrypted token is compressed before it is encrypted (zip).',
  why: 'The length then tells about the content, and a small token can unpack to a very large one.',
  fix: 'Leave zip out; make the token smaller by leaving claims out.',
  references: ['RFC 8725 3.6', 'RFC 8725bis 3.15'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'zip',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"dir","enc":"A256GCM","zip":"DEF"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'without zip',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"dir","enc":"A256GCM"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwe-zip',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const { jwt } = credential;
    if (jwt?.form !== 'jwe' || jwt.header?.zip === undefined) return [];
    return [{ message: `${describeToken(credential)} is compressed and then encrypted.`, evidence: ['header: zip'] }];
  },
});
