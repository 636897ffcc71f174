import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent without Authorization', () => {
  expect(severities('cors-wildcard-on-auth', [{ response: { 'access-control-allow-origin': '*' } }])).toEqual([]);
});
