import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('fires on localhost too', () => {
  expect(
    severities('cookie-samesite-missing', [
      {
        url: 'http://localhost:3000/',
        pageUrl: 'http://localhost:3000/',
        response: { 'set-cookie': `sid=${SESSION_ID}; Path=/` },
      },
    ]),
  ).toEqual(['warning']);
});

it('leaves an unknown value to another rule', () => {
  expect(
    severities('cookie-samesite-missing', [{ response: { 'set-cookie': `sid=${SESSION_ID}; SameSite=Some` } }]),
  ).toEqual([]);
});
