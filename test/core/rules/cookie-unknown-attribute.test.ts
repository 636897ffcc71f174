import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-unknown-attribute.ts';
import { severities, tellFalsely } from './lint.ts';

it('warns of a misspelling and tells of the rest', () => {
  expect(
    severities('cookie-unknown-attribute', [
      { response: { 'set-cookie': 'theme=dark; Secure; Same-Site=Lax; Version=1' } },
    ]),
  ).toEqual(['warning', 'info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
