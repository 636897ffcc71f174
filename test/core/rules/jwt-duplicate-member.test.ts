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
