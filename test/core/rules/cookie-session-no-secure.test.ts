import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-session-no-secure.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning where HSTS keeps the host to https', () => {
  expect(
    severities('cookie-session-no-secure', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly`, 'strict-transport-security': 'max-age=31536000' } },
    ]),
  ).toEqual(['warning']);
});

it('knows HSTS that comes later in the capture', () => {
  expect(
    severities('cookie-session-no-secure', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly` } },
      { response: { 'strict-transport-security': 'max-age=31536000' } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
