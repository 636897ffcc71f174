import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-password.ts';
import { severities, tell } from './lint.ts';

it('takes a yes or no for a setting', () => {
  expect(severities('storage-password', [{ storage: { 'local-storage': { password: 'yes' } } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a password in localStorage', 'error', 'app.example.com keeps 13 characters under "password" in localStorage.'],
  ]);
});

it.each([
  ['password', 6, 1],
  ['password', 5, 0],
  ['password', 512, 1],
  ['password', 513, 0],
  ['login.user_password', 8, 1],
  ['passwordless', 8, 0],
  ['password_hint', 8, 0],
  [`${'x'.repeat(247)}.password`, 8, 1],
  [`${'x'.repeat(248)}.password`, 8, 0],
])('of %s with %s characters says what is to be said', (key, length, count) => {
  const storage = { 'local-storage': { [key]: 'p'.repeat(length) } };
  expect(severities('storage-password', [{ storage }])).toHaveLength(count);
});
