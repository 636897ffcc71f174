import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-allow-headers-wildcard.ts';
import { severities, tell } from './lint.ts';

it('is silent on other headers', () => {
  expect(
    severities('cors-allow-headers-wildcard', [
      {
        method: 'OPTIONS',
        request: {
          origin: 'https://a.example.com',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'x-a',
        },
        response: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'authorization asked, * answered',
      'warning',
      'api.example.com answers the question for Authorization with *, which does not cover it.',
    ],
  ]);
});
