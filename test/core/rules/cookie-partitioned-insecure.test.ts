import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-partitioned-insecure.ts';
import { severities, tell } from './lint.ts';

it('says nothing of cookies without Partitioned', () => {
  expect(severities('cookie-partitioned-insecure', [{ response: { 'set-cookie': 'a=1; SameSite=Lax' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['Partitioned alone', 'warning', 'The cookie "embed" has Partitioned without Secure: browsers refuse it.'],
  ]);
});
