import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-unknown-attribute.ts';
import { severities, tellFalsely } from './lint.ts';

it('warns of a misspelling and tells of the rest', () => {
  expect(
    severities('cookie-unknown-attribute', [
      { response: { 'set-cookie': 'theme=dark; Secure; Same-Site=Lax; Tenant=1' } },
    ]),
  ).toEqual(['warning', 'info']);
});

it('is silent on what older standards of cookies had', () => {
  expect(
    severities('cookie-unknown-attribute', [
      { response: { 'set-cookie': 'theme=dark; Secure; Path=/; Version=1; Comment=colours; Discard' } },
    ]),
  ).toEqual([]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
