import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on Basic', () => {
  expect(severities('ntlm-used', [{ request: { authorization: 'Basic YTpi' } }])).toEqual([]);
});
