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
    ],
    good: [
      {
        title: '32 hexadecimal digits',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-id-low-entropy',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'low',
  check({ cookie, role, credential }, { thresholds }) {
    const bits = credential?.entropyBits;
    if (
      role !== 'session' ||
      credential?.kind !== 'session-id' ||
      bits === undefined ||
      bits >= thresholds.sessionEntropyInfoBits
    )
      return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} has room for at most ${Math.floor(bits)} bits.`,
        severity: bits < thresholds.sessionEntropyWarningBits ? 'warning' : 'info',
        evidence: [`upper bound: ${Math.floor(bits)} bits`, `length: ${cookie.value.length} characters`],
      },
    ];
  },
});
