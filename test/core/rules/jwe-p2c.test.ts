import { expect, it } from 'vitest';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds very many rounds', () => {
  expect(
    severities('jwe-p2c', [
      {
        request: {
          authorization: `Bearer ${encodeBase64Url('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAA","p2c":90000000}')}.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
        },
      },
    ]),
  ).toEqual(['warning']);
});
