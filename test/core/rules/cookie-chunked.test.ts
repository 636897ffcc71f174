import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-chunked.ts';
import { severities, tellFalsely } from './lint.ts';

it('warns of a part that is missing', () => {
  expect(
    severities('cookie-chunked', [
      { request: { cookie: ['app.0', 'app.2'].map((name) => `${name}=${'a'.repeat(3000)}`).join('; ') } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

const parts = (...sizes: [name: string, bytes: number][]) =>
  severities('cookie-chunked', [
    { request: { cookie: sizes.map(([name, bytes]) => `${name}=${'a'.repeat(bytes)}`).join('; ') } },
  ]);

it.each([
  [
    '2000 characters in the first',
    [
      ['app.0', 2000],
      ['app.1', 5],
    ],
    ['info'],
  ],
  [
    '1999 characters in the first',
    [
      ['app.0', 1999],
      ['app.1', 5],
    ],
    [],
  ],
  [
    'one part alone',
    [
      ['app.0', 3000],
      ['other', 5],
    ],
    [],
  ],
  [
    'numbers from one',
    [
      ['app.1', 3000],
      ['app.2', 3000],
    ],
    ['info'],
  ],
  [
    'numbers from two',
    [
      ['app.2', 3000],
      ['app.3', 3000],
    ],
    ['warning'],
  ],
  [
    'four parts',
    [
      ['a.0', 2000],
      ['a.1', 2000],
      ['a.2', 2000],
      ['a.3', 2000],
    ],
    ['info'],
  ],
  [
    'five parts',
    [
      ['a.0', 2000],
      ['a.1', 2000],
      ['a.2', 2000],
      ['a.3', 2000],
      ['a.4', 1],
    ],
    ['warning'],
  ],
  [
    '12,288 bytes',
    [
      ['a.0', 6141],
      ['a.1', 6141],
    ],
    ['info'],
  ],
  [
    '12,289 bytes',
    [
      ['a.0', 6141],
      ['a.1', 6142],
    ],
    ['warning'],
  ],
] as const)('grades %s', (_what, sizes, expected) => {
  expect(parts(...(sizes as unknown as [string, number][]))).toEqual(expected);
});
