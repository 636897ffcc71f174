import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { attemptsOf } from './harness.ts';

const URL = 'https://app.example.com';
const basic = { authorization: `Basic ${btoa('ada:lovelace')}` };
const line = (value: string) => `securitytoken=${value}; Max-Age=600; HttpOnly; SameSite=Strict`;
const FIRST = 'b3a81c64d02f9e75';
const SECOND = '7d19e0c2a5b84f63';

/** A page behind Basic that sets a cookie, and a form that sends its value in a field. */
function visit(field: string): ExampleExchange[] {
  const set = (value: string) => ({ 'set-cookie': line(value) });
  return [
    {
      url: `${URL}/`,
      type: 'document',
      status: 401,
      response: { 'www-authenticate': 'Basic realm="x"', ...set(FIRST) },
    },
    {
      url: `${URL}/`,
      type: 'document',
      request: { ...basic, cookie: `securitytoken=${FIRST}` },
      response: set(SECOND),
    },
    {
      url: `${URL}/do`,
      method: 'POST',
      type: 'document',
      request: { ...basic, cookie: `securitytoken=${SECOND}` },
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        fields: [{ name: 'action' }, { name: field }],
      },
    },
  ];
}

it('a cookie that a form repeats is no session that changed at the sign-in', () => {
  const [attempt] = attemptsOf(visit('securitytoken'));
  expect(attempt).toMatchObject({ protocol: 'http-challenge', outcome: 'worked', checks: [] });
  expect(attempt?.steps.map(({ kind }) => kind)).not.toContain('session');
});

it('an HTTP challenge is told with its scheme and realm', () => {
  const [attempt] = attemptsOf(visit('note'));
  expect(attempt?.steps[0]).toMatchObject({ kind: 'challenge', facts: { scheme: 'Basic', realm: 'x' } });
});
