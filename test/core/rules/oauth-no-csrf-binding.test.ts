import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes an empty state for none', () => {
  expect(
    severities('oauth-no-csrf-binding', [
      { url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=' },
    ]),
  ).toEqual(['error']);
});
