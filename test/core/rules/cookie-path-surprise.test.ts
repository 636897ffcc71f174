import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent at the root', () => {
  expect(
    severities('cookie-path-surprise', [
      { url: 'https://app.example.com/login', response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly` } },
    ]),
  ).toEqual([]);
});
