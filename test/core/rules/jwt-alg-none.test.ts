import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-none.ts';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a request object without signature', () => {
  expect(
    severities('jwt-alg-none', [
      {
        url: `https://id.example.com/authorize?client_id=a&response_type=code&request=${sampleJwt({ iss: 'a' }, { alg: 'none' }, '')}`,
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'an access token with alg: none',
      'error',
      'The access token jwt#1 has "alg": "none": it is not signed, so anybody can change its claims.',
    ],
    [
      'the same in other letters',
      'error',
      'The access token jwt#1 has "alg": "nOnE": it is not signed, so anybody can change its claims.',
    ],
  ]);
});
