import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an error shortly before browsers drop some', () => {
  expect(
    severities('cookie-count-site', [
      { stored: Array.from({ length: 176 }, (_, index) => ({ name: `c${index}`, value: '1' })) },
    ]),
  ).toEqual(['error']);
});
