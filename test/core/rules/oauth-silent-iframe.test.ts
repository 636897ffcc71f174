import { expect, it } from 'vitest';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent on a page that is not in a frame', () => {
  expect(
    severities('oauth-silent-iframe', [callback({ code: undefined, error: 'login_required' }, { status: 200 })]),
  ).toEqual([]);
});
