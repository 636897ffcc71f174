import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-samesite-invalid.ts';
import { severities, tellFalsely } from './lint.ts';

it('takes an empty value for unknown', () => {
  expect(
    severities('cookie-samesite-invalid', [{ response: { 'set-cookie': 'theme=dark; Secure; SameSite=' } }]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
