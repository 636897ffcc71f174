import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-response-shared-cache.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a response out of a cache', () => {
  expect(
    severities('session-response-shared-cache', [
      { response: { age: '30', 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

it.each([
  ['public, max-age=0', ['warning']],
  ['public, no-cache', ['warning']],
  ['public, max-age=0, s-maxage=60', ['error']],
  ['public, max-age=01', ['error']],
  ['public', ['error']],
  ['s-maxage=0', []],
  ['public, private', []],
])('weighs %s by what a shared cache does with it', (control, expected) => {
  expect(
    severities('session-response-shared-cache', [
      { response: { 'cache-control': control, 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` } },
    ]),
  ).toEqual(expected);
});
