import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-token-static.ts';
import { loginPost, SESSION_LINE } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent where each request signs in by itself', () => {
  const authorization = 'Basic YW5uOmh1bnRlcjI=';
  const token = `csrftoken=${OPAQUE}`;
  expect(
    severities('csrf-token-static', [
      { type: 'document', request: { authorization }, response: { 'set-cookie': `${token}; Secure; SameSite=Lax` } },
      loginPost({ request: { cookie: token, authorization } }),
      { url: 'https://app.example.com/home', request: { cookie: token, authorization } },
    ]),
  ).toEqual([]);
});

it('is silent on a token that came with the login', () => {
  expect(
    severities('csrf-token-static', [
      loginPost({ response: { 'set-cookie': [SESSION_LINE, `csrftoken=${OPAQUE}; Secure; SameSite=Lax`] } }),
      { url: 'https://app.example.com/home', request: { cookie: `csrftoken=${OPAQUE}; sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('is silent on a token that changed with the login, however late it is known that the login worked', () => {
  const [before, after] = [`csrftoken=${OPAQUE}`, `csrftoken=${OPAQUE.split('').reverse().join('')}`];
  const document = { type: 'document' as const };
  expect(
    severities('csrf-token-static', [
      { ...document, url: 'https://app.example.com/login', response: { 'set-cookie': `${before}; Secure` } },
      loginPost({
        status: 302,
        request: { cookie: before },
        response: { location: '/home', 'set-cookie': [`${after}; Secure`, SESSION_LINE] },
      }),
      { ...document, url: 'https://app.example.com/home', request: { cookie: `${after}; sid=${SESSION_ID}` } },
      { ...document, url: 'https://app.example.com/orders', request: { cookie: `${after}; sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'the same token before and after',
      'info',
      'The CSRF cookie "csrftoken" has the same value before and after the login at app.example.com.',
    ],
  ]);
});
