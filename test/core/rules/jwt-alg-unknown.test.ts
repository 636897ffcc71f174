import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-unknown.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('knows the post-quantum algorithms', () => {
  expect(severities('jwt-alg-unknown', [{ request: { authorization: bearer({}, { alg: 'ML-DSA-44' }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['hs256 in small letters', 'warning', 'The access token jwt#1 has the algorithm hs256, which is not registered.'],
  ]);
});
