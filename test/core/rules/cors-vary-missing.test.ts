import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-vary-missing.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['two origins, no Vary', 'info', 'api.example.com answers different origins differently, without Vary: Origin.'],
  ]);
});
