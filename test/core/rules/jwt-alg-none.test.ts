import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a request object without signature', () => {
  expect(
    severities('jwt-alg-none', [
      {
        url: `https://id.example.com/authorize?client_id=a&response_type=code&request=${sampleJwt({ iss: 'a' }, { alg: 'none' }, '')}`,
      },
    ]),
  ).toEqual([]);
});
