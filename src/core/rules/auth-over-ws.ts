import { describeCarrier } from '../credential/carrier-words.ts';
import { isIdentityRole } from '../credential/roles.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'auth-over-ws',
  title: 'Credential over unencrypted WebSocket',
  what: 'A ws:// handshake to another machine carries a credential.',
  why: 'Everybody on the way can read it, and all messages after it.',
  fix: 'Use wss://.',
  references: ['RFC 6455 10.6', 'CWE 319', 'ASVS 4.4.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie over ws',
        exchanges: [
          {
            url: 'ws://app.example.com/live',
            type: 'websocket',
            status: 101,
            request: { cookie: `sid=${SESSION_ID}` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'over wss',
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
  id: 'auth-over-ws',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check({ url, recorded }) {
    if (url.protocol !== 'ws:') return [];
    return recorded
      .filter(
        ({ credential, sighting }) =>
          sighting.direction === 'sent' && isIdentityRole(credential.role) && credential.role !== 'unknown',
      )
      .map(({ credential, sighting }) => ({
        message: `${credential.id} was sent to ${url.host} over an unencrypted WebSocket.`,
        evidence: [`carried by: ${describeCarrier(sighting.place.carrier)}`],
        detail: credential.lineage,
      }));
  },
});
