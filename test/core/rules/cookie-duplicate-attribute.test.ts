import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-duplicate-attribute.ts';
import { severities, tellFalsely } from './lint.ts';

it('counts letters as equal', () => {
  expect(
    severities('cookie-duplicate-attribute', [{ response: { 'set-cookie': 'theme=dark; secure; Secure' } }]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
