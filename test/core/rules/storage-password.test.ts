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
