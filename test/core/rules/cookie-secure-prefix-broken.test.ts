import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('finds plain http', () => {
  expect(
    severities('cookie-secure-prefix-broken', [
      { url: 'http://app.example.com/', response: { 'set-cookie': '__Secure-a=1; Secure' } },
    ]),
  ).toEqual(['error']);
});
