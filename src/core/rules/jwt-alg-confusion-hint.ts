import { getString } from '../credential/decode/json-model.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-confusion-hint',
  title: 'One issuer, HMAC and public key',
  what: 'Tokens of one issuer and role are signed with a shared secret here and with a key pair there.',
  why: 'A verifier that takes both can be made to use the public key as the secret, with which anybody can sign.',
  fix: 'Use one algorithm for one key and one kind of token, and let the verifier name it.',
  references: ['RFC 8725 2.1', 'RFC 8725 3.1', 'CWE 347', 'ASVS 9.1.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'access tokens by HS256 and by RS256',
        exchanges: [
          {
            request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'HS256', typ: 'at+jwt' }, 'A'.repeat(43))}` },
          },
          { request: { authorization: bearer({ jti: 'b' }) } },
        ],
      },
    ],
    good: [
      {
        title: 'one algorithm',
        exchanges: [{ request: { authorization: bearer() } }, { request: { authorization: bearer({ jti: 'b' }) } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-alg-confusion-hint',
  subject: 'credential',
  severity: 'warning',
  confidence: 'low',
  createState: () => new Map<string, Set<string>>(),
  check({ credential }, _context, state) {
    const issuer = getString(readWholeJws(credential)?.claims, 'iss');
    const use = credential.jwt?.algorithm?.use;
    if (issuer === undefined || (use !== 'mac' && use !== 'signature')) return [];
    const key = `${credential.role} ${issuer}`;
    const uses = state.get(key) ?? new Set();
    if (state.size < 200) state.set(key, uses.add(use));
    if (uses.size < 2) return [];
    return [
      {
        message: `${describeToken(credential)} and others of ${shorten(hostOf(issuer) || issuer)} are signed with a shared secret as well as with a key pair.`,
        evidence: [`issuer: ${shorten(issuer)}`, `role: ${credential.role}`],
        name: shorten(issuer),
        detail: credential.role,
      },
    ];
  },
});
