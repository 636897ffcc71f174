import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { WEAK_TOKEN } from './support/example-flows.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-weak-hmac-secret',
  title: 'Token signed with a secret that everybody knows',
  what: "The MAC of a token fits a secret from a list of well-known ones, an empty secret, or the issuer's own name.",
  why: 'Anybody can write tokens for any user.',
  fix: 'Set a new secret of 256 random bits or more, and end all tokens that were signed with the old one.',
  references: ['RFC 7518 3.2', 'RFC 8725 3.5', 'CWE 1391', 'OWASP JSON Web Token'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a well-known secret',
        exchanges: [{ request: { authorization: `Bearer ${WEAK_TOKEN}` }, weakSecret: 'well-known' }],
      },
    ],
    good: [
      {
        title: 'a secret that is in no list',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'HS256', typ: 'at+jwt' }) } }],
      },
    ],
  }),
};

const SAYS = {
  empty: 'is signed with an empty secret',
  named: 'is signed with a secret named after its issuer or audience',
  'well-known': 'is signed with a secret from a list of well-known ones',
};

export default defineRule({
  id: 'jwt-weak-hmac-secret',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  onSecret: true,
  check({ credential, sighting }) {
    const { weakSecret } = credential;
    if (weakSecret === undefined) return [];
    const local = isLocalHost(hostOf(sighting.origin));
    return [
      {
        message: `${describeToken(credential)} ${SAYS[weakSecret]}.`,
        severity: local ? 'warning' : 'error',
        evidence: [`alg: ${shorten(getString(credential.jwt?.header, 'alg') ?? '')}`, `secret: ${weakSecret}`],
      },
    ];
  },
});
