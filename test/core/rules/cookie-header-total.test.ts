import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('adds up the fields that HTTP/2 splits', () => {
  expect(severities('cookie-header-total', [{ request: { cookie: `a=${'x'.repeat(9000)}` } }])).toEqual(['warning']);
});
