import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-prefix-case.ts';
import { severities, tell } from './lint.ts';

it('is silent on other names with underscores', () => {
  expect(severities('cookie-prefix-case', [{ response: { 'set-cookie': '__hostile=1; Secure' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['__host-', 'warning', 'The cookie "__host-theme" has the prefix __host- in other letters than the standard.'],
  ]);
});
