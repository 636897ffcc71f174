import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-reflects-any-origin.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'two foreign sites are allowed',
      'error',
      'api.example.com let 2 unrelated sites read its answers with credentials.',
    ],
    [
      'two foreign pages in one tab',
      'error',
      'api.example.com let 2 unrelated sites read its answers with credentials.',
    ],
  ]);
});
