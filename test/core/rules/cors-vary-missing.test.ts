import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on what caches do not keep', () => {
  expect(
    severities('cors-vary-missing', [
      {
        request: { origin: 'https://a.example.com' },
        response: { 'access-control-allow-origin': 'https://a.example.com', 'cache-control': 'no-store' },
      },
      {
        request: { origin: 'https://b.example.com' },
        response: { 'access-control-allow-origin': 'https://b.example.com', 'cache-control': 'no-store' },
      },
    ]),
  ).toEqual([]);
});
