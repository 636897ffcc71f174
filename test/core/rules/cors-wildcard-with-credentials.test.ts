import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-wildcard-with-credentials.ts';
import { severities, tell } from './lint.ts';

it('is silent on an origin by name', () => {
  expect(
    severities('cors-wildcard-with-credentials', [
      {
        response: {
          'access-control-allow-origin': 'https://app.example.com',
          'access-control-allow-credentials': 'true',
        },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      '* with credentials',
      'info',
      'api.example.com allows all origins and credentials; of a request with cookies browsers refuse that answer.',
    ],
  ]);
});
