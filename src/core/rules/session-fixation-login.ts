import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { loginPost, OTHER_ID, SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { createLoginTurn, takeLogin } from './support/login-turn.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'session-fixation-login',
  title: 'Session ID stays the same through the login',
  what: 'The session ID after the login is the one from before it.',
  why: 'Whoever put that ID into the browser beforehand is signed in with the user.',
  fix: 'Give the session a new ID when somebody signs in.',
  references: ['CWE 384', 'ASVS 7.2.4', 'RFC 6265bis 8.4', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the same ID before and after',
        exchanges: [
          { url: 'https://app.example.com/login', type: 'document', response: { 'set-cookie': SESSION_LINE } },
          loginPost({ request: { cookie: `sid=${SESSION_ID}` } }),
          { url: 'https://app.example.com/home', type: 'document', request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
    good: [
      {
        title: 'a new ID at the login',
        exchanges: [
          { url: 'https://app.example.com/login', type: 'document', response: { 'set-cookie': SESSION_LINE } },
          loginPost({
            request: { cookie: `sid=${SESSION_ID}` },
            response: { 'set-cookie': SESSION_LINE.replace(SESSION_ID, OTHER_ID) },
          }),
          { url: 'https://app.example.com/home', type: 'document', request: { cookie: `sid=${OTHER_ID}` } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-fixation-login',
  subject: 'exchange',
  severity: 'error',
  confidence: 'low',
  createState: createLoginTurn,
  check(subject, context, turn) {
    const turned = takeLogin(subject, context, turn);
    if (turned === undefined || headerNamed(subject.exchange, 'authorization') !== undefined) return [];
    const remember = turned.fresh.find(({ role }) => role === 'remember-me');
    // Where another credential came with the login, the one that stayed is not what signs in; one that only remembers the person is no such.
    if (turned.fresh.some(({ role }) => role !== 'remember-me' && (isAuthenticating(role) || role === 'unknown')))
      return [];
    return turned.kept
      .filter(({ role, kind }) => role === 'session' && (kind === 'session-id' || kind === 'opaque'))
      .slice(0, 1)
      .map((credential) => ({
        message: `${describeCookie(credential.name, credential.role)} has the same value before and after the login at ${subject.url.host}${remember ? `, which set ${shorten(remember.name)} beside it` : ''}.`,
        // What came beside it may be what the server goes by.
        ...(remember ? { severity: 'warning' as const } : {}),
        evidence: [`cookie: ${shorten(credential.name)}`, `value: ${credential.id}, unchanged`],
        name: shorten(credential.name),
      }));
  },
});
