import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/bearer-malformed.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { lint, severities, tellFalsely } from './lint.ts';

it('finds a raw token', () => {
  expect(severities('bearer-malformed', [{ status: 401, request: { authorization: bearer().slice(7) } }])).toEqual([
    'error',
  ]);
});

it('is a warning where the request is let in all the same, and calls a placeholder by its name', () => {
  const [finding] = lint({ exchanges: [{ request: { authorization: 'null' } }] }).filter(
    ({ rule }) => rule === 'bearer-malformed',
  );
  expect(finding).toMatchObject({ severity: 'warning', message: expect.stringContaining('placeholder') });
});

it('stays an error where the browser is sent away to sign in', () => {
  const sentAway = { status: 302, request: { authorization: 'null' }, response: { location: '/login' } };
  expect(severities('bearer-malformed', [sentAway])).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

it.each(['Bearer <redacted>', 'Bearer [REDACTED]', 'Bearer ***', '<redacted>', 'Bearer *****abcd*****removed'])(
  'is silent on what a recorder wrote in place of the token: %s',
  (authorization) => {
    expect(severities('bearer-malformed', [{ request: { authorization } }])).toEqual([]);
  },
);
