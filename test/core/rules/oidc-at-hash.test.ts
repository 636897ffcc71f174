import { expect, it } from 'vitest';
import { halfHash } from '../../../src/core/http/secrets/sha256.ts';
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

it('takes the access token of the same answer, not that of an earlier one', () => {
  const first = { access_token: OPAQUE, id_token: idToken({ at_hash: halfHash(OPAQUE) }) };
  const other = `${OPAQUE}Zq81`;
  const second = { access_token: other, id_token: idToken({ at_hash: halfHash(other), nonce: 'n-2' }) };
  expect(
    severities('oidc-at-hash', [
      tokenAnswer({ grant_type: 'authorization_code' }, first),
      tokenAnswer({ grant_type: 'authorization_code' }, second),
    ]),
  ).toEqual([]);
  expect(
    severities('oidc-at-hash', [
      tokenAnswer({ grant_type: 'authorization_code' }, first),
      tokenAnswer({ grant_type: 'authorization_code' }, { ...second, access_token: OPAQUE }),
    ]),
  ).toEqual(['error']);
});
