import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/header-limit-hit.ts';
import { lintFor, severities, tellFalsely } from './lint.ts';

it('blames a 400 on nine kilobytes', () => {
  expect(severities('header-limit-hit', [{ status: 400, request: { cookie: `a=${'x'.repeat(9000)}` } }])).toEqual([
    'error',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

const answered = (status: number, bytes: number) =>
  severities('header-limit-hit', [{ status, request: { cookie: `a=${'x'.repeat(bytes)}` } }]);

it.each([
  [431, 10, ['error']],
  [494, 10, ['error']],
  [400, 10, []],
  [413, 10, []],
  [413, 9000, ['error']],
  [500, 9000, []],
  [495, 9000, []],
  [414, 9000, []],
])('judges %d with %d bytes', (status, bytes, expected) => {
  expect(answered(status, bytes)).toEqual(expected);
});

it('tells the sizes of both headers', () => {
  const [finding] = lintFor('header-limit-hit', [
    { status: 431, request: { cookie: 'a=12345', authorization: 'Bearer abcdefghijklmnop' } },
  ]);
  expect(finding?.evidence.join(' ')).toMatch(/status: 431 cookie: [1-9]\d* bytes authorization: [1-9]\d* bytes/);
});
