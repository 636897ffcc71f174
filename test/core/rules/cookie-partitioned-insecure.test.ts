import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('says nothing of cookies without Partitioned', () => {
  expect(severities('cookie-partitioned-insecure', [{ response: { 'set-cookie': 'a=1; SameSite=Lax' } }])).toEqual([]);
});
