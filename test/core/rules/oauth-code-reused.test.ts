import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on two codes', () => {
  expect(
    severities('oauth-code-reused', [
      {
        method: 'POST',
        requestBody: {
          mediaType: 'a/b',
          fields: [
            { name: 'grant_type', value: 'authorization_code' },
            { name: 'code', value: 'a' },
          ],
        },
      },
      {
        method: 'POST',
        requestBody: {
          mediaType: 'a/b',
          fields: [
            { name: 'grant_type', value: 'authorization_code' },
            { name: 'code', value: 'b' },
          ],
        },
      },
    ]),
  ).toEqual([]);
});
