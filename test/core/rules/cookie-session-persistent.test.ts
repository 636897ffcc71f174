import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('a week is worth an info', () => {
  expect(
    severities('cookie-session-persistent', [{ response: { 'set-cookie': `sid=${SESSION_ID}; Max-Age=604800` } }]),
  ).toEqual(['info']);
});

it('is silent on other cookies', () => {
  expect(
    severities('cookie-session-persistent', [{ response: { 'set-cookie': 'theme=dark; Max-Age=31536000' } }]),
  ).toEqual([]);
});
