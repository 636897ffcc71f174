import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-count-site.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an error shortly before browsers drop some', () => {
  expect(
    severities('cookie-count-site', [
      { stored: Array.from({ length: 176 }, (_, index) => ({ name: `c${index}`, value: '1' })) },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
