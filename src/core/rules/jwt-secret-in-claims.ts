import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-secret-in-claims',
  title: 'Secret in a token',
  what: 'A claim has the name of a secret: a password, a key, another token.',
  why: 'Signed is not encrypted: everybody who sees the token reads the secret.',
  fix: 'Take the claim out, and change the secret that was in it.',
  references: ['RFC 7519 12', 'CWE 522'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a password as claim',
        exchanges: [{ request: { authorization: bearer({ password: 'correct horse battery staple' }) } }],
      },
    ],
    good: [
      {
        title: 'claims that only sound like it',
        exchanges: [
          {
            request: {
              authorization: bearer({
                at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
                pwd_exp: '3600',
                password_changed_at: 1768000000,
              }),
            },
          },
        ],
      },
    ],
  }),
};

const SECRET_NAME =
  /^(?:pass(?:word|wd|phrase)?|pwd|passwordhash|password_hash|hashedpassword|client_?secret|secret|api_?secret|private_?key|refresh_?token|otp_?secret|cvv)$/i;
const PEM = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/;

export default defineRule({
  id: 'jwt-secret-in-claims',
  subject: 'credential',
  severity: 'error',
  confidence: 'medium',
  check({ credential }) {
    const claims = readJws(credential)?.claims;
    if (claims === undefined) return [];
    const found = Object.keys(claims).filter((name) => {
      const value = claims[name];
      return (
        typeof value === 'string' && ((SECRET_NAME.test(name) && value.length >= 3) || PEM.test(value.slice(0, 200)))
      );
    });
    if (found.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} carries the claim ${found.slice(0, 8).map(shorten).join(', ')}, which everybody who sees the token can read.`,
        evidence: found.slice(0, 8).map((name) => `claim: ${shorten(name)}`),
      },
    ];
  },
});
