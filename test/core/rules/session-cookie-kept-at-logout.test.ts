import { expect, it } from 'vitest';
import { NOW, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning where the cookie itself is the session', () => {
  expect(
    severities('session-cookie-kept-at-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', request: { cookie: `token=${sampleJwt()}` } },
      { request: { cookie: `token=${sampleJwt()}` } },
    ]),
  ).toEqual(['warning']);
});

it('is silent on a request that was under way', () => {
  expect(
    severities('session-cookie-kept-at-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', at: NOW, request: { cookie: `token=${sampleJwt()}` } },
      { at: NOW + 10, request: { cookie: `token=${sampleJwt()}` } },
    ]),
  ).toEqual([]);
});
