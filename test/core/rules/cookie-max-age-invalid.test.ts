import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-max-age-invalid.ts';
import { severities, tellFalsely } from './lint.ts';

it('takes an empty value for invalid', () => {
  expect(
    severities('cookie-max-age-invalid', [{ response: { 'set-cookie': 'theme=dark; Secure; Max-Age=' } }]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
