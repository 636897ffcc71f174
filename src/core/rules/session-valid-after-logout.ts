import type { Credential } from '../credential/book.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { createLogoutTurn, takeLogout } from './support/logout-turn.ts';

export const meta: RuleMeta = {
  id: 'session-valid-after-logout',
  title: 'Session works after the logout',
  what: 'A credential that was signed out opens something that is closed without it.',
  why: 'Signing out does not help against somebody who has a copy of it.',
  fix: 'End the session on the server when somebody signs out; keep a list of tokens that ended, or let them live for minutes only.',
  references: ['CWE 613', 'ASVS 7.4.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an old session cookie that still opens an API',
        exchanges: [
          { url: 'https://app.example.com/api/me', status: 401 },
          { response: { 'set-cookie': SESSION_LINE } },
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}` },
          },
          { url: 'https://app.example.com/api/me', request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
    good: [
      {
        title: 'an API that is closed after the logout',
        exchanges: [
          { url: 'https://app.example.com/api/me', status: 401 },
          { response: { 'set-cookie': SESSION_LINE } },
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}` },
          },
          { url: 'https://app.example.com/api/me', status: 401, request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-valid-after-logout',
  subject: 'exchange',
  severity: 'error',
  confidence: 'low',
  createState: createLogoutTurn,
  check(subject, context, turn) {
    const { exchange, url, recorded } = subject;
    const endpoint = `${exchange.method} ${url.origin}${url.pathname}`;
    const isOut = takeLogout(subject, context, turn);
    const sent = recorded.find(
      ({ credential, sighting }) => sighting.direction === 'sent' && turn.ended.has(credential),
    )?.credential;
    if (exchange.status === 401 || exchange.status === 403) {
      if (turn.closed.size < 200) turn.closed.add(endpoint);
      // What is refused without it only now had let it in before.
      const open = turn.open.get(endpoint);
      turn.open.delete(endpoint);
      return isOut && open !== undefined && sent !== open.credential ? [describe(endpoint, open)] : [];
    }
    if (!isOut || sent === undefined || exchange.status < 200 || exchange.status >= 300) return [];
    const found = { credential: sent, status: exchange.status };
    if (turn.closed.has(endpoint)) return [describe(endpoint, found)];
    if (turn.open.size < 100) turn.open.set(endpoint, found);
    return [];
  },
});

function describe(endpoint: string, { credential, status }: { credential: Credential; status: number }): Detected {
  return {
    message: `${endpoint} answers ${status} to ${credential.id}, which was signed out, and refuses without it.`,
    // A signed token is good until it expires, unless servers keep a list.
    severity: credential.kind === 'jws' ? 'warning' : 'error',
    evidence: [`status: ${status}`, `signed out: ${credential.id}`],
    detail: endpoint,
  };
}
