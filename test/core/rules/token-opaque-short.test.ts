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

it.each([
  ['Bearer 4f9a1c27be', ['warning']],
  ['Bearer 4f9a1c27be05d38', ['warning']],
  ['Bearer 4f9a1c27be05d386e7', []],
  ['Bearer null', []],
  ['Bearer [object Object]', []],
  ['Bearer "4f9a1c27be"', []],
])('grades %s', (authorization, expected) => {
  expect(severities('token-opaque-short', [{ request: { authorization } }])).toEqual(expected);
});

it('looks at Authorization only, and at what is no JWT', () => {
  expect(severities('token-opaque-short', [{ request: { 'x-auth-token': '4f9a1c27be' } }])).toEqual([]);
  expect(severities('token-opaque-short', [{ request: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } }])).toEqual(
    [],
  );
});

it('is silent on schemes of their own, whose values need be no tokens', () => {
  const of = (authorization: string) =>
    severities('token-opaque-short', [{ url: 'https://api.example.com/', request: { authorization } }]);
  expect(of('Bearer 4f9a1c27be')).toEqual(['warning']);
  expect(of('Token 4f9a1c27be')).toEqual([]);
});
