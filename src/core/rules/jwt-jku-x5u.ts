import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost, isPrivateHost, parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-jku-x5u',
  title: 'Token says where its key is',
  what: 'The header of a token has jku or x5u, an address to fetch the key from.',
  why: "A verifier that follows it fetches keys, or internal addresses, from wherever the token's author likes.",
  fix: 'Name the key by kid; let verifiers ignore jku and x5u, or take them from a fixed list.',
  references: ['RFC 8725 3.10', 'RFC 7515 4.1.2', 'CWE 918', 'ASVS 9.1.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'jku at another site than the issuer',
        exchanges: [
          {
            request: {
              authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', jku: 'https://keys.example.net/jwks.json' }),
            },
          },
        ],
      },
    ],
    good: [{ title: 'no address', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-jku-x5u',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }, { siteOf }) {
    const header = credential.jwt?.header;
    const name = header?.jku === undefined ? 'x5u' : 'jku';
    const value = getString(header, name);
    if (value === undefined) return [];
    const url = parseUrl(value);
    const host = url?.hostname ?? '';
    const issuer = hostOf(getString(credential.jwt?.claims, 'iss') ?? '');
    const foreign =
      url?.protocol !== 'https:' ||
      isLocalHost(host) ||
      isPrivateHost(host) ||
      (issuer !== '' && siteOf(host) !== siteOf(issuer));
    return [
      {
        message: `${describeToken(credential)} names ${shorten(host || 'no readable address')} in ${name} as the place of its key${foreign ? ', which is not the issuer over https' : ''}.`,
        severity: foreign ? 'error' : 'warning',
        evidence: [`${name}: ${shorten(host)}`],
      },
    ];
  },
});
