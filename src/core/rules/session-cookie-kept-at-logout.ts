import type { Credential } from '../credential/book.ts';
import type { SetCookie } from '../http/cookie.ts';
import { isDeletion } from '../http/parse-set-cookie.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, renderCookieLine, shorten } from './support/cookie-line.ts';
import { SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { createLogoutTurn, type LogoutTurn, takeLogout } from './support/logout-turn.ts';

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
      {
        title: 'a logout that deletes another cookie of that name',
        exchanges: [
          { response: { 'set-cookie': `${SESSION_LINE}; Domain=example.com` } },
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            status: 302,
            type: 'document',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { location: '/', 'set-cookie': 'sid=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax' },
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
      .filter(({ credential, sighting }) => sighting.place.carrier === 'cookie' && turn.ended.has(credential))
      .flatMap(({ credential, sighting }): Detected[] => {
        const { name } = sighting.place;
        const about = `${describeCookie(name, credential.role)} is still sent to ${url.host} after the logout`;
        const before = turn.known.get(name);
        const since = turn.replaced.get(name);
        const evidence = [`cookie: ${shorten(name)}`, `status: ${exchange.status}`];
        if (since === undefined)
          // A session that the server keeps may have ended there.
          return [
            {
              message: `${about}.`,
              severity: isKept(credential) || isBeside(credential, turn) ? 'info' : 'warning',
              evidence,
              name: shorten(name),
            },
          ];
        // The cookie that was deleted is the one that was set: then it was another tab, or the recording, that sent it again.
        if (before === undefined || before.identity === since.identity) return [];
        if (!isDeletion(since.cookie, turn.end)) return [];
        return [
          {
            message: `${about}: the logout deletes a cookie with ${describeScope(since.cookie)}, and this one was set with ${describeScope(before.cookie)}.`,
            confidence: 'high',
            evidence: [...evidence, `deleted: ${describeScope(since.cookie)}`, `set: ${describeScope(before.cookie)}`],
            name: shorten(name),
            detail: 'other scope',
            fix: renderCookieLine(before.cookie, { Expires: undefined, 'Max-Age': '0' }).replace('=…', '='),
          },
        ];
      });
  },
});

function isKept({ kind }: Credential): boolean {
  return kind === 'session-id' || kind === 'opaque';
}

/** The login did not set it, and what else signed in was deleted: it may hold no more than a visitor's does. */
function isBeside(credential: Credential, { ended, replaced, end }: LogoutTurn): boolean {
  if (credential.changedAtLogin === true || credential.jwt !== undefined) return false;
  return [...ended].some((other) => {
    const cookie = other === credential ? undefined : replaced.get(other.name)?.cookie;
    return cookie !== undefined && isDeletion(cookie, end);
  });
}

function describeScope({ domain, path }: SetCookie): string {
  return `${domain ? `Domain=${shorten(domain)}` : 'no Domain'} and ${path ? `Path=${shorten(path)}` : 'no Path'}`;
}
