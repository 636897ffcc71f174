import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an info for a page on localhost', () => {
  expect(
    severities('cors-insecure-origin', [
      {
        url: 'https://api.example.com/',
        request: { origin: 'http://localhost:5173' },
        response: {
          'access-control-allow-origin': 'http://localhost:5173',
          'access-control-allow-credentials': 'true',
        },
      },
    ]),
  ).toEqual(['info']);
});
