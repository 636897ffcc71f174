import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-privilege-claims',
  title: 'Token says its user is an administrator',
  what: 'The claims of a token give its user every right.',
  why: 'Nothing is wrong with that; it shows what a stolen or forged one would be worth.',
  fix: 'Check rights on the server, from tokens whose signature was verified.',
  references: ['RFC 9700 2.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an administrator',
        exchanges: [{ request: { authorization: bearer({ admin: true }) } }],
      },
    ],
    good: [
      {
        title: 'a user',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-privilege-claims',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  off: true,
  check({ credential }) {
    const claims = readJws(credential)?.claims ?? {};
    const name = Object.keys(claims).find((one) => {
      const value = claims[one];
      if (/^(?:is_?)?(?:super_?)?admin$/i.test(one)) return value === true;
      if (/^roles?$/i.test(one))
        return [value].flat().some((role) => /^(?:admin|superuser|root|administrator)$/i.test(String(role)));
      return one === 'scope' && String(value).split(' ').includes('*');
    });
    if (name === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} gives its user every right (${shorten(name)}).`,
        evidence: [`claim: ${shorten(name)}`],
      },
    ];
  },
});
