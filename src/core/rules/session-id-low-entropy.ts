import { measureEntropy } from '../credential/shapes/entropy.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'session-id-low-entropy',
  title: 'Session ID is short',
  what: 'A session ID has room for fewer than 112 bits.',
  why: 'IDs that can be guessed let somebody into sessions without a password; this is only how many there could be, not how random they are.',
  fix: 'Make session IDs of 128 random bits or more from a cryptographic generator.',
  references: ['CWE 331', 'ASVS 7.2.3', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'twenty hexadecimal digits',
        exchanges: [
          { response: { 'set-cookie': 'PHPSESSID=8f3c1be94d7a4e60a5d2; Path=/; Secure; HttpOnly; SameSite=Lax' } },
        ],
      },
      {
        title: 'six characters, set at the login',
        exchanges: [
          {
            url: 'https://app.example.com/login',
            method: 'POST',
            type: 'document',
            status: 302,
            request: { 'content-type': 'application/x-www-form-urlencoded' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'username' }, { name: 'password' }],
            },
            response: {
              location: '/',
              'set-cookie': '__Host-PHPSESSID=q7x2kd; Path=/; Secure; HttpOnly; SameSite=Lax',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: '32 hexadecimal digits',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

const LEVELS = { info: 'sessionEntropyInfoBits', warning: 'sessionEntropyWarningBits' } as const;

export default defineRule({
  id: 'session-id-low-entropy',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'low',
  check({ cookie, role, credential }) {
    if (role !== 'session' || (credential?.kind !== 'session-id' && credential?.kind !== 'plain')) return [];
    // What is too short to be a secret anywhere else is the session all the same.
    const bits = credential.entropyBits ?? measureEntropy(cookie.value).bits;
    return [
      {
        message: `${describeCookie(cookie.name, role)} has room for at most ${Math.floor(bits)} bits.`,
        grades: [{ value: bits, below: LEVELS }],
        evidence: [`upper bound: ${Math.floor(bits)} bits`, `length: ${cookie.value.length} characters`],
      },
    ];
  },
});
