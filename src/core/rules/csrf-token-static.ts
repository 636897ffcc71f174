import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { loginPost, OTHER_ID, SESSION_LINE } from './support/example-flows.ts';
import { OPAQUE, SESSION_ID } from './support/examples.ts';
import { createLoginTurn, takeLogin } from './support/login-turn.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'csrf-token-static',
  title: 'Token against forgery stays through the login',
  what: 'The token against forgery after the login is the one from before it.',
  why: 'Somebody who set or read it before the login can use it after.',
  fix: 'Make a new token when somebody signs in.',
  references: ['CWE 352', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the same token before and after',
        exchanges: [
          {
            url: 'https://app.example.com/login',
            type: 'document',
            response: { 'set-cookie': `csrftoken=${OPAQUE}; Path=/; Secure; SameSite=Lax` },
          },
          loginPost({ request: { cookie: `csrftoken=${OPAQUE}` }, response: { 'set-cookie': SESSION_LINE } }),
          {
            url: 'https://app.example.com/home',
            type: 'document',
            request: { cookie: `csrftoken=${OPAQUE}; sid=${SESSION_ID}` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a new token at the login',
        exchanges: [
          {
            url: 'https://app.example.com/login',
            type: 'document',
            response: { 'set-cookie': `csrftoken=${OPAQUE}; Path=/; Secure; SameSite=Lax` },
          },
          loginPost({
            request: { cookie: `csrftoken=${OPAQUE}` },
            response: { 'set-cookie': [SESSION_LINE, `csrftoken=${OTHER_ID}; Path=/; Secure; SameSite=Lax`] },
          }),
          {
            url: 'https://app.example.com/home',
            type: 'document',
            request: { cookie: `csrftoken=${OTHER_ID}; sid=${SESSION_ID}` },
          },
        ],
      },
    ],
  }),
};

const CSRF = /csrf|xsrf/i;

export default defineRule({
  id: 'csrf-token-static',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  createState: () => ({ ...createLoginTurn(), values: new Map<string, string>() }),
  check(subject, context, turn) {
    const csrf = ({ name }: { name: string }) => CSRF.test(name);
    const before = new Map(turn.values);
    for (const { name, value } of subject.reading.cookies)
      if (csrf({ name }) && turn.values.size < 20) turn.values.set(name, value);
    if (takeLogin(subject, context, turn) === undefined) return [];
    // Who signs in anew with each request has no time before the login.
    if (headerNamed(subject.exchange, 'authorization') !== undefined) return [];
    return subject.reading.cookies
      .filter(({ name, value }) => csrf({ name }) && value.length >= 16 && before.get(name) === value)
      .slice(0, 1)
      .map(({ name }) => ({
        message: `${describeCookie(name, 'csrf')} has the same value before and after the login at ${subject.url.host}.`,
        evidence: [`cookie: ${shorten(name)}`, 'value: unchanged'],
        name: shorten(name),
      }));
  },
});
