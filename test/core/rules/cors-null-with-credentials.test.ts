import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-null-with-credentials.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['null with credentials', 'error', 'api.example.com lets the origin null read its answers with credentials.'],
  ]);
});
