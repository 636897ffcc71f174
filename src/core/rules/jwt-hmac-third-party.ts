import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-hmac-third-party',
  title: 'Shared secret between two sites',
  what: 'A token with a MAC (HS256 and the like) was issued by one site and is sent to another.',
  why: "Both must know the secret, so either can write tokens in the other's name.",
  fix: 'Sign with a key pair when issuer and API are not one.',
  references: ['RFC 7515 10.5', 'OWASP JSON Web Token'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'issued by another site',
        exchanges: [
          {
            url: 'https://api.example.net/',
            request: { authorization: bearer({ aud: 'https://api.example.net' }, { alg: 'HS256', typ: 'JWT' }) },
          },
        ],
      },
    ],
    good: [
      {
        title: 'issuer and API of one site',
        exchanges: [
          { url: 'https://api.example.com/', request: { authorization: bearer({}, { alg: 'HS256', typ: 'JWT' }) } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-hmac-third-party',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential, sighting }, { siteOf }) {
    const token = readWholeJws(credential);
    const issuer = hostOf(getString(token?.claims, 'iss') ?? '');
    const target = hostOf(sighting.origin);
    if (
      sighting.place.carrier !== 'authorization' ||
      !/^HS\d/.test(getString(token?.header, 'alg') ?? '') ||
      issuer === ''
    )
      return [];
    if (siteOf(issuer) === siteOf(target) || isLocalHost(target)) return [];
    return [
      {
        message: `${describeToken(credential)} has a MAC of ${shorten(issuer)}, which ${target} can check only with the same secret.`,
        evidence: [`alg: ${shorten(getString(token?.header, 'alg') ?? '')}`, `iss: ${shorten(issuer)}`],
        detail: target,
      },
    ];
  },
});
