import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-kid-suspicious',
  title: 'Key ID looks like an attack',
  what: 'The kid of a token has the form of a path, a query or a command.',
  why: "Servers that build a file name or a query from kid can be made to use a key of the attacker's choice.",
  fix: 'Look kid up in a fixed map, and refuse a token whose kid is not in it.',
  references: ['RFC 8725 3.10', 'CWE 22', 'CWE 89'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a path out of the key folder',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'HS256', typ: 'at+jwt', kid: '../../dev/null' }) } }],
      },
    ],
    good: [
      {
        title: 'an ordinary kid, in base64',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'Zq8+/mW1c2Y=' }) } }],
      },
      {
        title: 'a kid that is an address',
        exchanges: [
          { request: { authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'did:key:z6Mk#z6Mk' }) } },
        ],
      },
    ],
  }),
};

const SUSPICIOUS =
  /\.\.[\\/]|^[\\/](?:dev|etc|proc|tmp|var)\b|%2e%2e|\0|'\s{0,9}(?:or|union)\b|union\s{1,9}(?:all\s{1,9})?select|[|;&]\s{0,9}(?:sleep|cat|curl|sh)\b|\$\(|`/i;

export default defineRule({
  id: 'jwt-kid-suspicious',
  subject: 'credential',
  severity: 'warning',
  confidence: 'low',
  check({ credential }) {
    const kid = getString(credential.jwt?.header, 'kid');
    if (kid === undefined || !SUSPICIOUS.test(kid.slice(0, 1024))) return [];
    return [
      {
        message: `${describeToken(credential)} has a kid that reads like a path, a query or a command.`,
        evidence: [`kid: ${shorten(kid)}`],
      },
    ];
  },
});
