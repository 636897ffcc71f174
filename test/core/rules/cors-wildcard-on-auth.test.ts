import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-wildcard-on-auth.ts';
import { severities, tell } from './lint.ts';

it('is silent without Authorization', () => {
  expect(severities('cors-wildcard-on-auth', [{ response: { 'access-control-allow-origin': '*' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a star', 'info', 'api.example.com answers a request with Authorization for every origin.'],
  ]);
});
