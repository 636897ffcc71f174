import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is an info for POST', () => {
  expect(
    severities('token-response-cacheable', [
      {
        method: 'POST',
        responseBody: { mediaType: 'application/json', text: JSON.stringify({ access_token: OPAQUE }) },
      },
    ]),
  ).toEqual(['info']);
});
