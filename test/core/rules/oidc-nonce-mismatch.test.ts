import { expect, it } from 'vitest';
import { authorize, idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('says nothing of a refreshed token', () => {
  expect(
    severities('oidc-nonce-mismatch', [
      authorize(),
      tokenAnswer({ grant_type: 'refresh_token', client_id: 'web' }, { id_token: idToken({ nonce: undefined }) }),
    ]),
  ).toEqual([]);
});

it('finds a nonce that is absent', () => {
  expect(
    severities('oidc-nonce-mismatch', [
      authorize(),
      tokenAnswer({ grant_type: 'authorization_code', client_id: 'web' }, { id_token: idToken({ nonce: undefined }) }),
    ]),
  ).toEqual(['error']);
});
