import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { createLogoutTurn, takeLogout } from './support/logout-turn.ts';

export const meta: RuleMeta = {
  id: 'session-cookie-kept-at-logout',
  title: 'Session cookie outlives the logout',
  what: 'The browser goes on sending the same session cookie after somebody signed out.',
  why: 'If the server has not ended the session too, it goes on; what lives in the cookie itself cannot be ended otherwise.',
  fix: 'Delete the cookie in the answer to the logout, and end the session on the server.',
  references: ['CWE 613', 'ASVS 7.4.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the same cookie after the logout',
        exchanges: [
          { response: { 'set-cookie': SESSION_LINE } },
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            status: 302,
            type: 'document',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { location: '/' },
          },
          { url: 'https://app.example.com/', type: 'document', request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
    good: [
      {
        title: 'a logout that deletes the cookie',
        exchanges: [
          { response: { 'set-cookie': SESSION_LINE } },
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            status: 302,
            type: 'document',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { location: '/', 'set-cookie': 'sid=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax' },
          },
          { url: 'https://app.example.com/', type: 'document' },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-cookie-kept-at-logout',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  createState: createLogoutTurn,
  check(subject, context, turn) {
    if (!takeLogout(subject, context, turn)) return [];
    const { exchange, recorded, url } = subject;
    return recorded
      .filter(
        ({ credential, sighting }) =>
          sighting.place.carrier === 'cookie' && turn.ended.has(credential) && !turn.replaced.has(sighting.place.name),
      )
      .map(({ credential, sighting }) => ({
        message: `${describeCookie(sighting.place.name, credential.role)} is still sent to ${url.host} after the logout.`,
        // A session that the server keeps may have ended there.
        severity: credential.kind === 'session-id' || credential.kind === 'opaque' ? 'info' : 'warning',
        evidence: [`cookie: ${shorten(sighting.place.name)}`, `status: ${exchange.status}`],
        name: shorten(sighting.place.name),
      }));
  },
});
