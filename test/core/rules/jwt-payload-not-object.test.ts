import { expect, it } from 'vitest';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a payload that is text', () => {
  expect(
    severities('jwt-payload-not-object', [
      {
        request: {
          authorization: `Bearer ${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url('hello')}.${'A'.repeat(86)}`,
        },
      },
    ]),
  ).toEqual(['info']);
});
