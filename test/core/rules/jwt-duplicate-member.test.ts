import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-duplicate-member.ts';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an error for what decides and a warning for the rest', () => {
  expect(
    severities('jwt-duplicate-member', [
      {
        request: {
          authorization: `Bearer ${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url('{"sub":"a","x":1,"x":2,"exp":1768482000}')}.${'A'.repeat(86)}`,
        },
      },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

const twice = (header: string, claims: string) =>
  severities('jwt-duplicate-member', [
    { request: { authorization: `Bearer ${encodeBase64Url(header)}.${encodeBase64Url(claims)}.${'A'.repeat(86)}` } },
  ]);

it.each(['alg', 'enc', 'kid'])('is an error for %s of the header', (name) => {
  expect(twice(`{"alg":"ES256","${name}":"ES256","${name}":"ES384"}`, '{"sub":"a","exp":1768482000}')).toEqual([
    'error',
  ]);
});

it.each(['sub', 'aud', 'exp', 'iss'])('is an error for %s of the claims', (name) => {
  expect(twice('{"alg":"ES256"}', `{"x":1,"${name}":1768482000,"${name}":1768482001}`)).toEqual(['error']);
});

it('is a warning where such a name comes twice further in, and nothing where nothing does', () => {
  expect(twice('{"alg":"ES256"}', '{"sub":"a","act":{"sub":"b","sub":"c"},"exp":1768482000}')).toEqual(['warning']);
  expect(twice('{"alg":"ES256"}', '{"sub":"a","exp":1768482000}')).toEqual([]);
});
