import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isWhole } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-kid-missing',
  title: 'Token does not name its key',
  what: 'A token with a public-key signature has no kid, x5t or jwk.',
  why: 'With more than one key verifiers have to try each, and a change of keys breaks those that take the first.',
  fix: "Write the kid of the key as it stands in the issuer's key set into the header.",
  references: ['RFC 7515 4.1.4', 'OIDC Core 10.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'ES256 without kid',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt' }) } }],
      },
    ],
    good: [{ title: 'ES256 with kid', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-kid-missing',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const { jwt } = credential;
    if (jwt?.form !== 'jws' || jwt.algorithm?.use !== 'signature' || jwt.header === undefined || !isWhole(jwt))
      return [];
    const { header } = jwt;
    if (['kid', 'x5t', 'x5t#S256', 'x5c', 'jwk', 'jku', 'x5u'].some((name) => header[name] !== undefined)) return [];
    return [
      {
        message: `${describeToken(credential)} has no kid that names its key.`,
        evidence: [`header: ${Object.keys(header).slice(0, 20).map(shorten).join(', ')}`],
      },
    ];
  },
});
