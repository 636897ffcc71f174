import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a star', () => {
  expect(severities('jwt-aud-wide', [{ request: { authorization: bearer({ aud: '*' }) } }])).toEqual(['info']);
});
