import { describeCarrier } from '../credential/carrier-words.ts';
import { isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, SESSION_ID } from './support/examples.ts';
import { isPlain, stayedInside } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'auth-over-http',
  title: 'Credential sent without TLS',
  what: 'A request over plain http carries a session cookie, a token or an API key.',
  why: 'Everybody on the way can read the credential and use it.',
  fix: 'Use https for every request, send Strict-Transport-Security, and revoke what was sent in the clear.',
  references: ['RFC 6750 5.3', 'CWE 319', 'ASVS 12.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a bearer token over http',
        exchanges: [{ url: 'http://api.example.com/orders', request: { authorization: bearer() } }],
      },
    ],
    good: [
      {
        title: 'the same over https',
        exchanges: [{ url: 'https://api.example.com/orders', request: { authorization: bearer() } }],
      },
      {
        title: 'on localhost',
        exchanges: [{ url: 'http://localhost:3000/orders', request: { authorization: bearer() } }],
      },
      {
        title: 'a request that the browser itself turned to https',
        exchanges: [
          {
            url: 'http://app.example.com/',
            status: 307,
            request: { cookie: `sid=${SESSION_ID}` },
            response: { location: 'https://app.example.com/', 'non-authoritative-reason': 'HSTS' },
          },
        ],
      },
    ],
  }),
};

const ROLES = new Set(['access', 'id', 'refresh', 'session', 'remember-me', 'api-key', 'login']);

export default defineRule({
  id: 'auth-over-http',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check({ exchange, url, recorded }) {
    if (!isPlain(url) || url.protocol === 'ws:' || isLocalHost(url.hostname) || stayedInside(exchange)) return [];
    return recorded
      .filter(({ credential, sighting }) => sighting.direction === 'sent' && ROLES.has(credential.role))
      .map(({ credential, sighting }) => ({
        message: `${credential.id} was sent to ${url.host} over plain http in ${sighting.place.name}.`,
        evidence: [
          `credential: ${credential.id}, ${credential.role}`,
          `carried by: ${describeCarrier(sighting.place.carrier)}`,
        ],
        detail: credential.lineage,
      }));
  },
});
