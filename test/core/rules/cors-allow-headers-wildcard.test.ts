import { expect, it } from 'vitest';
import { severities } from './lint.ts';

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
