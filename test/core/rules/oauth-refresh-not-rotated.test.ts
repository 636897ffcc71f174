import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('says nothing without having seen the answer', () => {
  expect(
    severities('oauth-refresh-not-rotated', [
      {
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'grant_type', value: 'refresh_token' },
            { name: 'refresh_token', value: OPAQUE },
          ],
        },
      },
    ]),
  ).toEqual([]);
});
