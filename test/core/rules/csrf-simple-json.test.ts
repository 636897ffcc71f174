import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent without a session', () => {
  expect(
    severities('csrf-simple-json', [
      {
        method: 'POST',
        request: { 'content-type': 'text/plain' },
        requestBody: { mediaType: 'application/json', fields: [] },
      },
    ]),
  ).toEqual([]);
});
