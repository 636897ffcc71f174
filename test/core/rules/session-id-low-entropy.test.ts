import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on other cookies', () => {
  expect(severities('session-id-low-entropy', [{ response: { 'set-cookie': 'theme=1; Secure' } }])).toEqual([]);
});
