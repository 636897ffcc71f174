import { expect, it } from 'vitest';
import { bearer, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning for a token that no server keeps', () => {
  expect(
    severities('session-valid-after-logout', [
      { status: 401 },
      { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual(['warning']);
});

it('is silent on what is open to all', () => {
  expect(
    severities('session-valid-after-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual([]);
});

it('finds it where the endpoint refuses only later', () => {
  const out = { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } };
  expect(
    severities('session-valid-after-logout', [out, { request: { authorization: bearer() } }, { status: 401 }]),
  ).toEqual(['warning']);
  // What was signed out is refused now.
  const refused = { status: 401, request: { authorization: bearer() } };
  expect(severities('session-valid-after-logout', [out, { request: { authorization: bearer() } }, refused])).toEqual(
    [],
  );
});

const OTHER = 'c27a90be5d134f8898e07b6a41f3d25c';
const SID = `sid=${SESSION_ID}`;
const session = (...after: object[]) =>
  severities('session-valid-after-logout', [
    { response: { 'set-cookie': `${SID}; Secure; HttpOnly; SameSite=Lax` } },
    ...after,
  ]);
const me = (more: object = {}) => ({ url: 'https://app.example.com/me', request: { cookie: SID }, ...more });
const closed = (status: number) => ({ url: 'https://app.example.com/me', status });
const leave = { url: 'https://app.example.com/logout', method: 'POST', request: { cookie: SID } };

it.each([
  ['401 before', [closed(401), leave, me()], ['error']],
  ['403 before', [closed(403), leave, me()], ['error']],
  ['402 before', [closed(402), leave, me()], []],
  ['404 before', [closed(404), leave, me()], []],
  ['401 after', [leave, me(), closed(401)], ['error']],
  ['403 after', [leave, me(), closed(403)], ['error']],
  ['an answer 199', [closed(401), leave, me({ status: 199 })], []],
  ['an answer 299', [closed(401), leave, me({ status: 299 })], ['error']],
  ['an answer 300', [closed(401), leave, me({ status: 300 })], []],
  ['no sign-out', [closed(401), me()], []],
  ['another session', [closed(401), leave, me({ request: { cookie: `sid=${OTHER}` } })], []],
  ['no session', [closed(401), leave, { url: 'https://app.example.com/me' }], []],
] as const)('judges an endpoint by %s', (_what, steps, expected) => {
  expect(session(...(steps as unknown as object[]))).toEqual(expected);
});
