import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent without a session', () => {
  expect(
    severities('csrf-state-change-get', [
      { url: 'https://app.example.com/orders/7/delete', type: 'document', status: 302, response: { location: '/' } },
    ]),
  ).toEqual([]);
});
