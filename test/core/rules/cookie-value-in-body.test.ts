import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const line = (flags: string) => ({
  'content-type': 'application/json',
  'set-cookie': `token=${sampleJwt()}; Path=/; Secure; ${flags}`,
});
const body = { mediaType: 'application/json', text: JSON.stringify({ data: { access_token: sampleJwt() } }) };

it('finds the value in a later answer', () => {
  expect(
    severities('cookie-value-in-body', [
      { response: line('HttpOnly') },
      { url: 'https://app.example.com/api/session', request: { cookie: `token=${sampleJwt()}` }, responseBody: body },
    ]),
  ).toEqual(['warning']);
});

it('is silent where scripts can read the cookie anyway, and where the body holds something else', () => {
  expect(severities('cookie-value-in-body', [{ response: line('SameSite=Lax'), responseBody: body }])).toEqual([]);
  const other = { ...body, text: JSON.stringify({ access_token: sampleJwt({ sub: 'another' }) }) };
  expect(severities('cookie-value-in-body', [{ response: line('HttpOnly'), responseBody: other }])).toEqual([]);
});
