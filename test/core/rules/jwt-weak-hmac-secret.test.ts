import { expect, it } from 'vitest';
import { WEAK_TOKEN } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is a warning on localhost', () => {
  expect(
    severities('jwt-weak-hmac-secret', [
      { url: 'http://localhost:3000/', request: { authorization: `Bearer ${WEAK_TOKEN}` }, weakSecret: 'empty' },
    ]),
  ).toEqual(['warning']);
});

it('is silent while nothing was tried', () => {
  expect(severities('jwt-weak-hmac-secret', [{ request: { authorization: `Bearer ${WEAK_TOKEN}` } }])).toEqual([]);
});
