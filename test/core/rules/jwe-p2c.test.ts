import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwe-p2c.ts';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

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

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
