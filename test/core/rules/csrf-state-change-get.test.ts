import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-state-change-get.ts';
import { severities, tell } from './lint.ts';

it('is silent without a session', () => {
  expect(
    severities('csrf-state-change-get', [
      { url: 'https://app.example.com/orders/7/delete', type: 'document', status: 302, response: { location: '/' } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a link that deletes', 'info', 'GET app.example.com/orders/7/delete seems to change something.'],
  ]);
});
