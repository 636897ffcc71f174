import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on OPTIONS that is no preflight', () => {
  expect(severities('cors-preflight-auth', [{ method: 'OPTIONS', status: 401 }])).toEqual([]);
});
