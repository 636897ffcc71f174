import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-expired-on-arrival.ts';
import { NOW, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent where the cookie was sent, and so is taken away', () => {
  expect(
    severities('cookie-expired-on-arrival', [
      {
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'set-cookie': `sid=${SESSION_ID}; Expires=${new Date(NOW - 3_600_000).toUTCString()}` },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['an hour in the past', 'warning', 'The cookie "sid" comes with a value and ended 60 minutes before.'],
  ]);
});

const late = (seconds: number, more = '', value = SESSION_ID) =>
  severities('cookie-expired-on-arrival', [
    { response: { 'set-cookie': `sid=${value}; Expires=${new Date(NOW - seconds * 1000).toUTCString()}${more}` } },
  ]);

it.each([
  [0, []],
  [3, ['warning']],
  [2 * 86_400 - 60, ['warning']],
  [2 * 86_400 + 60, []],
])('takes a date %d seconds ago for a clock that is wrong, not a deletion, within two days', (seconds, expected) => {
  expect(late(seconds)).toEqual(expected);
});

it('is silent where Max-Age counts, on what is no secret, and without a date', () => {
  expect(late(3600, '; Max-Age=60')).toEqual([]);
  expect(late(3600, '', 'deleted')).toEqual([]);
  expect(severities('cookie-expired-on-arrival', [{ response: { 'set-cookie': `sid=${SESSION_ID}` } }])).toEqual([]);
});
