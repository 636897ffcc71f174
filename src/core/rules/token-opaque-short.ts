import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'token-opaque-short',
  title: 'Bearer token is short',
  what: 'An opaque bearer token has room for fewer than 64 bits.',
  why: 'Tokens that can be guessed open the API to anybody; this is only how many there could be, not how random they are.',
  fix: 'Make tokens of 128 random bits or more from a cryptographic generator.',
  references: ['RFC 6749 10.10', 'CWE 331', 'ASVS 7.2.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'ten characters',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: 'Bearer 4f9a1c27be' } }],
      },
    ],
    good: [
      {
        title: '32 characters',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: `Bearer ${OPAQUE}` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-opaque-short',
  subject: 'credential',
  severity: 'warning',
  confidence: 'medium',
  check({ credential, sighting }) {
    const bits = credential.entropyBits;
    if (sighting.place.carrier !== 'authorization' || credential.kind !== 'opaque' || bits === undefined || bits >= 64)
      return [];
    if (credential.scheme !== undefined && credential.scheme !== 'bearer') return [];
    // No token at all: bearer-malformed.
    if (/^(?:undefined|null|nan|\[object|none|false)/i.test(credential.value) || credential.problems.length > 0)
      return [];
    const host = hostOf(sighting.origin);
    return [
      {
        message: `${describeToken(credential)} has room for at most ${Math.floor(bits)} bits.`,
        severity: isLocalHost(host) ? 'info' : 'warning',
        evidence: [`upper bound: ${Math.floor(bits)} bits`, `length: ${credential.value.length} characters`],
      },
    ];
  },
});
