import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('one echoed foreign origin is only a hint, and none', () => {
  expect(
    severities('cors-reflects-any-origin', [
      {
        url: 'https://api.example.com/',
        request: { origin: 'https://a.example.net' },
        response: {
          'access-control-allow-origin': 'https://a.example.net',
          'access-control-allow-credentials': 'true',
        },
      },
    ]),
  ).toEqual([]);
});
