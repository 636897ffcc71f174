import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID, sampleJwt } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-in-ws-url',
  title: 'Token in the URL of a WebSocket',
  what: 'The address of a WebSocket handshake carries a token.',
  why: 'The address is logged by servers and proxies, and the token with it.',
  fix: 'Fetch a ticket that works once and for seconds, and send that; or use a cookie.',
  references: ['CWE 598', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'access_token in the address',
        exchanges: [{ url: `wss://app.example.com/live?access_token=${sampleJwt()}`, type: 'websocket', status: 101 }],
      },
    ],
    good: [
      {
        title: 'a cookie',
        exchanges: [
          {
            url: 'wss://app.example.com/live',
            type: 'websocket',
            status: 101,
            request: { cookie: `sid=${SESSION_ID}` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-in-ws-url',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ url, recorded }) {
    if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return [];
    return recorded
      .filter(
        ({ credential, sighting }) =>
          sighting.place.carrier === 'query' &&
          sighting.direction === 'sent' &&
          (credential.role === 'access' || credential.jwt !== undefined),
      )
      .map(({ credential, sighting }) => ({
        message: `${credential.id} stands in the address of a WebSocket to ${url.host}, as ${shorten(sighting.place.name)}.`,
        evidence: [`query parameter: ${shorten(sighting.place.name)}`],
        detail: shorten(sighting.place.name),
      }));
  },
});
