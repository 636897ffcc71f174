import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwe-weak-key-alg.ts';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on dir', () => {
  expect(
    severities('jwe-weak-key-alg', [
      {
        request: {
          authorization: `Bearer ${encodeBase64Url('{"alg":"dir","enc":"A256GCM"}')}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`,
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['alg RSA1_5', 'warning', 'The access token jwt#1 is encrypted with RSA1_5.']]);
});
