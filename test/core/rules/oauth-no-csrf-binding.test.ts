import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-no-csrf-binding.ts';
import { severities, tellFalsely } from './lint.ts';

it('takes an empty state for none', () => {
  expect(
    severities('oauth-no-csrf-binding', [
      { url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=' },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
