import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('blames a 400 on nine kilobytes', () => {
  expect(severities('header-limit-hit', [{ status: 400, request: { cookie: `a=${'x'.repeat(9000)}` } }])).toEqual([
    'error',
  ]);
});
