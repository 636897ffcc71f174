import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-preflight-auth.ts';
import { severities, tell } from './lint.ts';

it('is silent on OPTIONS that is no preflight', () => {
  expect(severities('cors-preflight-auth', [{ method: 'OPTIONS', status: 401 }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['401 for a preflight', 'warning', 'api.example.com answers a preflight with 401.']]);
});
