import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

const of = (line: string, more: object = {}) =>
  lintFor('cookie-samesite-none-insecure', [{ response: { 'set-cookie': line }, ...more }]);
const local = { url: 'http://localhost:3000/', pageUrl: 'http://localhost:3000/' };

it('counts on localhost too', () => {
  expect(of(`sid=${SESSION_ID}; SameSite=None`, local)[0]?.severity).toBe('error');
  expect(
    severities('cookie-samesite-none-insecure', [{ ...local, response: { 'set-cookie': 'a=1; SameSite=None' } }]),
  ).toEqual(['warning']);
});

it('leaves a cookie that is refused for its Domain to the rule for that', () => {
  expect(of(`sid=${SESSION_ID}; SameSite=None; Domain=other.example.net`)).toEqual([]);
});

it('never offers Lax for the state of a login, which comes back from another site', () => {
  const url = 'http://sp.example.com/secure';
  const fix = of('saml_state=_e5681e83490c02b69dd2508069911ce1; Path=/; HttpOnly; SameSite=None', {
    url,
    pageUrl: url,
    type: 'document',
  })[0]?.fix;
  expect(fix).toMatch(/^Over https: .*SameSite=None; Secure$/);
});
