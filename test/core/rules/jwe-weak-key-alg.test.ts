import { expect, it } from 'vitest';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
