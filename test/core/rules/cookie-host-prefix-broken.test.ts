import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is checked in any letters', () => {
  expect(severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': '__HOST-a=1; Path=/' } }])).toEqual([
    'error',
  ]);
});
