import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on other cookies', () => {
  expect(severities('cookie-prefix-missing', [{ response: { 'set-cookie': 'theme=dark; Secure' } }])).toEqual([]);
});
