import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-insecure-origin.ts';
import { severities, tellFalsely } from './lint.ts';

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

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
