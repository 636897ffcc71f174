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

const RULE = 'oauth-state-weak';
const bare = { nonce: undefined, code_challenge: undefined, code_challenge_method: undefined };

it.each([
  ['neither', bare, 'warning'],
  ['a nonce', { ...bare, nonce: 'n-0S6WzA2Mj' }, 'info'],
  ['PKCE', { nonce: undefined }, 'info'],
])('weighs a short state by what else binds the answer: %s', (_what, more, severity) => {
  expect(severities(RULE, [authorize({ ...more, state: 'login' })])).toEqual([severity]);
});

it('is silent without a state, on what a recorder hid, and on another request', () => {
  expect(severities(RULE, [authorize({ ...bare, state: undefined })])).toEqual([]);
  expect(severities(RULE, [authorize({ ...bare, state: '' })])).toEqual([]);
  expect(severities(RULE, [{ url: 'https://id.example.com/page?state=login', type: 'document' }])).toEqual([]);
});

it('takes the same request once more for no second use', () => {
  expect(severities(RULE, [authorize(), authorize()])).toEqual([]);
  expect(severities(RULE, [authorize(), authorize({ prompt: 'none' })])).toEqual([]);
  const other = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(severities(RULE, [authorize(), authorize({ code_challenge: other })])).toEqual(['info']);
  expect(
    severities(RULE, [authorize(), authorize({ code_challenge: other, state: 'Kx81vT0pQw7LxsZk29dfBa' })]),
  ).toEqual([]);
});
