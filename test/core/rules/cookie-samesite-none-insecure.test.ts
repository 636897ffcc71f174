import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('counts on localhost too', () => {
  expect(
    severities('cookie-samesite-none-insecure', [
      {
        url: 'http://localhost:3000/',
        pageUrl: 'http://localhost:3000/',
        response: { 'set-cookie': 'a=1; SameSite=None' },
      },
    ]),
  ).toEqual(['error']);
});
