import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeLimit } from './support/header-limits.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'authz-header-size',
  title: 'Authorization header is large',
  what: 'The Authorization field of a request is several kilobytes long.',
  why: 'It goes with every request, and servers refuse fields above their limit, often at 8 KiB, with an error that does not name the cause.',
  fix: 'Take claims out that the API does not read (groups, permissions, profile), or send a reference token.',
  references: ['RFC 9110 5.4', 'ASVS 4.2.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a token of nine kilobytes',
        exchanges: [
          {
            request: {
              authorization: bearer({ groups: Array.from({ length: 40 }, (_, n) => `group-${n}-`.padEnd(160, 'x')) }),
            },
          },
        ],
      },
    ],
    good: [{ title: 'a token of some hundred bytes', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

const LEVELS = {
  info: 'authorizationInfoBytes',
  warning: 'authorizationWarningBytes',
  error: 'authorizationErrorBytes',
} as const;

export default defineRule({
  id: 'authz-header-size',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange }) {
    const header = headerNamed(exchange, 'authorization');
    if (header === undefined) return [];
    const bytes = header.bytes;
    return [
      {
        message: `The Authorization header takes ${bytes} bytes in each request; ${describeLimit(bytes, 'field')}.`,
        grades: [{ value: bytes, above: LEVELS }],
        evidence: [`Authorization: ${bytes} bytes`],
      },
    ];
  },
});
