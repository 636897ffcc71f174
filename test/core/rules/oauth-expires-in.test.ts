import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('two hours are worth an info', () => {
  expect(
    severities('oauth-expires-in', [
      {
        method: 'POST',
        responseBody: {
          mediaType: 'application/json',
          text: JSON.stringify({ access_token: OPAQUE, token_type: 'Bearer', expires_in: 7200 }),
        },
      },
    ]),
  ).toEqual(['info']);
});
