import { expect, it } from 'vitest';
import { authorize, callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent when the client refuses the answer', () => {
  expect(
    severities('oauth-state-mismatch', [authorize(), callback({ state: 'zzZ0ifjsldkjZk29Qw7Lx4' }, { status: 400 })]),
  ).toEqual([]);
});

it("is a warning where only a page's script can tell", () => {
  expect(severities('oauth-state-mismatch', [authorize(), callback({ state: undefined }, { status: 200 })])).toEqual([
    'warning',
  ]);
});
