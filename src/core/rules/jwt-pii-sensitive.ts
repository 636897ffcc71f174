import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-pii-sensitive',
  title: 'Sensitive personal data in a token',
  what: 'A token carries an identity number, an account or card number, or the like.',
  why: 'Signed is not encrypted: everybody who sees the token reads the number.',
  fix: 'Take the claim out; where a service needs it, let it ask another service, or encrypt the token.',
  references: ['RFC 7519 12', 'CWE 359', 'ASVS 14.2.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a social security number',
        exchanges: [{ request: { authorization: bearer({ ssn: '078-05-1120' }) } }],
      },
    ],
    good: [
      {
        title: 'no such claim',
        exchanges: [{ request: { authorization: bearer({ health: true, national_id_verified: true }) } }],
      },
    ],
  }),
};

/** Claims that hold such a number, by name. The value has to be one, so that flags such as `passport: true` stay quiet. */
const SENSITIVE =
  /^(?:ssn|social_?security(?:_?number)?|national_?id(?:entity)?(?:_?number)?|tax_?id|passport(?:_?number)?|iban|card_?number|credit_?card)$/i;

export default defineRule({
  id: 'jwt-pii-sensitive',
  subject: 'credential',
  severity: 'error',
  confidence: 'medium',
  check({ credential }) {
    const claims = readJws(credential)?.claims;
    if (claims === undefined) return [];
    const found = Object.keys(claims).filter((name) => {
      const value = claims[name];
      return (
        SENSITIVE.test(name) &&
        (typeof value === 'string' || typeof value === 'number') &&
        /\d{4}/.test(String(value).slice(0, 64))
      );
    });
    if (found.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} carries ${found.slice(0, 8).map(shorten).join(', ')} in readable form.`,
        evidence: found.slice(0, 8).map((name) => `claim: ${shorten(name)}`),
      },
    ];
  },
});
