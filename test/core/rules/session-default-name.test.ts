import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-default-name.ts';
import { severities, tell } from './lint.ts';

it('leaves other cookies alone', () => {
  expect(
    severities('session-default-name', [{ response: { 'set-cookie': '_ga=GA1.1.1234567890.1700000000' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['PHPSESSID', 'info', 'The session cookie "PHPSESSID" has the name that PHP gives it.']]);
});
