import { expect, it } from 'vitest';
import { authorize, idToken, STATE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds it in an answer that is posted', () => {
  expect(
    severities('oidc-aud-mismatch', [
      authorize(),
      {
        url: 'https://app.example.com/cb',
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'state', value: STATE },
            { name: 'id_token', value: idToken({ aud: 'other' }) },
          ],
        },
      },
    ]),
  ).toEqual(['error']);
});

it('is silent when the client is not known', () => {
  expect(
    severities('oidc-aud-mismatch', [
      tokenAnswer({ grant_type: 'authorization_code' }, { id_token: idToken({ aud: 'other' }) }),
    ]),
  ).toEqual([]);
});
