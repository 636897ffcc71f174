import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('does not mind Set-Cookie, which no script can read', () => {
  expect(
    severities('cors-expose-auth-header', [{ response: { 'access-control-expose-headers': 'Set-Cookie' } }]),
  ).toEqual([]);
});
