import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on other names with underscores', () => {
  expect(severities('cookie-prefix-case', [{ response: { 'set-cookie': '__hostile=1; Secure' } }])).toEqual([]);
});
