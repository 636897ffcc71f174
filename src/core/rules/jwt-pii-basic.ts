import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, ID_CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-pii-basic',
  title: 'Personal data in a token',
  what: 'An access token, or a session token that scripts can read, carries personal data.',
  why: 'Anybody who holds a signed token can read its claims, and tokens end up in logs, proxies and other services.',
  fix: 'Keep a meaningless sub in the token and fetch the profile where it is needed, or encrypt the token.',
  references: ['RFC 7519 12', 'CWE 359', 'ASVS 14.2.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token with e-mail address and birth date',
        exchanges: [{ request: { authorization: bearer({ email: 'ada@example.com', birthdate: '1990-01-01' }) } }],
      },
    ],
    good: [
      { title: 'an access token with sub only', exchanges: [{ request: { authorization: bearer() } }] },
      {
        title: 'an ID token, which is made to carry the profile',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({
                id_token: sampleJwt({ ...ID_CLAIMS, email: 'ada@example.com' }, { alg: 'ES256', kid: 'k1' }),
              }),
            },
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          },
        ],
      },
    ],
  }),
};

const PERSONAL = [
  'email',
  'phone_number',
  'phone',
  'birthdate',
  'address',
  'gender',
  'family_name',
  'given_name',
  'ip_address',
  'ipaddr',
];

export default defineRule({
  id: 'jwt-pii-basic',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential }) {
    const token = readJws(credential);
    if (token === undefined || credential.role !== 'access') return [];
    const found = PERSONAL.filter(
      (name) => token.claims[name] !== undefined && token.claims[name] !== '' && token.claims[name] !== null,
    );
    if (found.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} carries ${found.join(', ')}.`,
        evidence: found.map((name) => `claim: ${name}`),
      },
    ];
  },
});
