import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an info on localhost', () => {
  expect(
    severities('token-opaque-short', [
      { url: 'http://localhost:3000/', request: { authorization: 'Bearer 4f9a1c27be' } },
    ]),
  ).toEqual(['info']);
});

it('leaves what is no token to another rule', () => {
  expect(severities('token-opaque-short', [{ request: { authorization: 'Bearer undefined' } }])).toEqual([]);
});
