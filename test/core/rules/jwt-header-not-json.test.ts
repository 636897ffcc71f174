import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-header-not-json.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves a whole header alone', () => {
  expect(severities('jwt-header-not-json', [{ request: { authorization: bearer({ exp: undefined }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a header cut in the middle',
      'warning',
      'The access token jwt#1: The header stops in the middle; the token was cut.',
    ],
  ]);
});
