import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on an origin by name', () => {
  expect(
    severities('cors-null-with-credentials', [
      {
        response: {
          'access-control-allow-origin': 'https://null.example.com',
          'access-control-allow-credentials': 'true',
        },
      },
    ]),
  ).toEqual([]);
});
