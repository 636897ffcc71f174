import { expect, it } from 'vitest';
import { OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const answer = (token: string) => ({
  url: 'https://app.example.com/api/login',
  method: 'POST',
  responseBody: { mediaType: 'application/json', text: JSON.stringify({ access_token: token }) },
});
const use = (token: string) => ({ url: 'https://app.example.com/api/me', request: { cookie: `auth_token=${token}` } });

it('finds a JWT and an opaque token', () => {
  expect(severities('cookie-js-set-token', [answer(sampleJwt()), use(sampleJwt())])).toEqual(['warning']);
  expect(severities('cookie-js-set-token', [answer(OPAQUE), use(OPAQUE)])).toEqual(['warning']);
});

it('is silent on a cookie from before, and on one that a later answer shows to be set by the server', () => {
  expect(severities('cookie-js-set-token', [use(sampleJwt())])).toEqual([]);
  expect(severities('cookie-js-set-token', [use(sampleJwt()), answer(sampleJwt())])).toEqual([]);
  const renewed = { response: { 'set-cookie': `auth_token=${sampleJwt()}; Path=/; Secure; HttpOnly; SameSite=Lax` } };
  expect(severities('cookie-js-set-token', [answer(sampleJwt()), use(sampleJwt()), renewed])).toEqual([]);
});
