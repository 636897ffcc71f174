import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('leaves other cookies alone', () => {
  expect(
    severities('session-default-name', [{ response: { 'set-cookie': '_ga=GA1.1.1234567890.1700000000' } }]),
  ).toEqual([]);
});
