import { expect, it } from 'vitest';
import { loginPost, OTHER_ID, SESSION_LINE } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent when another cookie signs in', () => {
  expect(
    severities('session-fixation-login', [
      { response: { 'set-cookie': SESSION_LINE } },
      loginPost({
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'set-cookie': `auth=${OTHER_ID}; Secure; HttpOnly; SameSite=Lax` },
      }),
      { url: 'https://app.example.com/home', request: { cookie: `sid=${SESSION_ID}; auth=${OTHER_ID}` } },
    ]),
  ).toEqual([]);
});

it('is silent after a login that failed', () => {
  expect(
    severities('session-fixation-login', [
      { response: { 'set-cookie': SESSION_LINE } },
      loginPost({ request: { cookie: `sid=${SESSION_ID}` }, status: 401 }),
      { url: 'https://app.example.com/home', request: { cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('is silent where each request signs in by itself', () => {
  const authorization = 'Basic YW5uOmh1bnRlcjI=';
  expect(
    severities('session-fixation-login', [
      { response: { 'set-cookie': SESSION_LINE } },
      loginPost({ request: { cookie: `sid=${SESSION_ID}`, authorization } }),
      { url: 'https://app.example.com/home', request: { cookie: `sid=${SESSION_ID}`, authorization } },
    ]),
  ).toEqual([]);
});

it('warns of it beside a cookie that only remembers the person', () => {
  expect(
    severities('session-fixation-login', [
      { response: { 'set-cookie': SESSION_LINE } },
      loginPost({
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'set-cookie': `remember_me=${OTHER_ID}; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000` },
      }),
      { url: 'https://app.example.com/home', request: { cookie: `sid=${SESSION_ID}; remember_me=${OTHER_ID}` } },
    ]),
  ).toEqual(['warning']);
});
