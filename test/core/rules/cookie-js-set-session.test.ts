import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent at the first look, when the cookie may be old', () => {
  expect(severities('cookie-js-set-session', [{ stored: [{ name: 'session', value: SESSION_ID }] }])).toEqual([]);
});
