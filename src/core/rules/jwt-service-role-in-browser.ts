import { describeCarrier } from '../credential/carrier-words.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { NOW_S, sampleJwt } from './support/examples.ts';
import { senderOf } from './support/request.ts';
import { readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-service-role-in-browser',
  title: 'Key of the server in the browser',
  what: 'A token for the role service_role, which passes over all access rules, is used by a page.',
  why: 'Everybody who opens the page can read and change all data.',
  fix: 'Change the signing secret or key, and use the key for anonymous users in the browser.',
  references: ['CWE 798', 'ASVS 13.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'service_role in a request of a page',
        exchanges: [
          {
            url: 'https://abc.example.com/rest/v1/users',
            request: {
              apikey: sampleJwt(
                { iss: 'supabase', ref: 'abc', role: 'service_role', iat: NOW_S - 60, exp: NOW_S + 3600 },
                { alg: 'HS256', typ: 'JWT' },
                'A'.repeat(43),
              ),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'the role anon',
        exchanges: [
          {
            url: 'https://abc.example.com/rest/v1/users',
            request: {
              apikey: sampleJwt(
                { iss: 'supabase', ref: 'abc', role: 'anon', iat: NOW_S - 60, exp: NOW_S + 3600 },
                { alg: 'HS256', typ: 'JWT' },
                'A'.repeat(43),
              ),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-service-role-in-browser',
  subject: 'credential',
  severity: 'error',
  confidence: 'medium',
  check({ credential, sighting, exchange }) {
    if (getString(readJws(credential)?.claims, 'role') !== 'service_role') return [];
    const sender = exchange === undefined ? 'page' : senderOf(exchange);
    if (sender === 'program') return [];
    return [
      {
        message: `${credential.id} has the role service_role and was seen in ${sighting.place.name}.`,
        severity: sender === 'page' ? 'error' : 'warning',
        evidence: ['role: service_role', `seen in: ${describeCarrier(sighting.place.carrier)}`],
      },
    ];
  },
});
