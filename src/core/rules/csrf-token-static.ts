import { isHiddenValue } from '../http/hidden-value.ts';
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
/** One for the sign-in form alone: it protects nothing after. */
const OF_LOGIN = /log-?_?(?:in|on)|sign-?_?(?:in|on)/i;

export default defineRule({
  id: 'csrf-token-static',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  /** By name: the value sent last, and the number of the request that sent it first. */
  createState: () => ({ ...createLoginTurn(), values: new Map<string, { value: string; number: number }>() }),
  check(subject, context, turn) {
    const csrf = ({ name }: { name: string }) => CSRF.test(name) && !OF_LOGIN.test(name);
    const { number } = subject.exchange;
    for (const { name, value } of subject.reading.cookies)
      if (csrf({ name }) && turn.values.size < 20 && turn.values.get(name)?.value !== value)
        turn.values.set(name, { value, number });
    if (takeLogin(subject, context, turn) === undefined) return [];
    const began = context.flow.attempts(subject.site).at(-1)?.firstNumber ?? 0;
    // Who signs in anew with each request has no time before the login.
    if (headerNamed(subject.exchange, 'authorization') !== undefined) return [];
    return subject.reading.cookies
      .filter(
        ({ name, value }) =>
          csrf({ name }) &&
          value.length >= 16 &&
          !isHiddenValue(value) &&
          (turn.values.get(name)?.number ?? number) <= began,
      )
      .slice(0, 1)
      .map(({ name }) => ({
        message: `${describeCookie(name, 'csrf')} has the same value before and after the login at ${subject.url.host}.`,
        evidence: [`cookie: ${shorten(name)}`, 'value: unchanged'],
        name: shorten(name),
      }));
  },
});
