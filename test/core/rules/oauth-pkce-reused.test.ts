import { expect, it } from 'vitest';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('leaves two clients alone', () => {
  expect(severities('oauth-pkce-reused', [authorize(), authorize({ client_id: 'other', state: 'x' })])).toEqual([]);
});
