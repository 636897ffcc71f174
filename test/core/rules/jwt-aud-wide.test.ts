import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-aud-wide.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a star', () => {
  expect(severities('jwt-aud-wide', [{ request: { authorization: bearer({ aud: '*' }) } }])).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
