import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-state-weak.ts';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an info where PKCE binds the answer', () => {
  expect(severities('oauth-state-weak', [authorize({ state: 'login' })])).toEqual(['info']);
});

it('finds a state that is used twice', () => {
  expect(severities('oauth-state-weak', [authorize(), authorize({ nonce: 'n-other-1234567890' })])).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
