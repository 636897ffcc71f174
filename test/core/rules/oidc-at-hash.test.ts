import { expect, it } from 'vitest';
import { idToken, STATE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('wants the hash where a redirect carries both', () => {
  expect(
    severities('oidc-at-hash', [
      {
        url: 'https://id.example.com/authorize',
        status: 302,
        response: {
          location: `https://app.example.com/cb#access_token=${OPAQUE}&id_token=${idToken()}&state=${STATE}`,
        },
      },
    ]),
  ).toEqual(['warning']);
});

it('leaves algorithms with other hashes alone', () => {
  expect(
    severities('oidc-at-hash', [
      tokenAnswer(
        { grant_type: 'authorization_code' },
        { access_token: OPAQUE, id_token: idToken({ at_hash: 'x' }, 'ES384') },
      ),
    ]),
  ).toEqual([]);
});
