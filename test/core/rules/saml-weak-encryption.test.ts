import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-weak-encryption.ts';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent on an assertion in the clear', () => {
  expect(severities('saml-weak-encryption', [samlPost()])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a CBC mode', 'warning', 'A SAML assertion for app.example.com is encrypted with aes256-cbc.'],
  ]);
});
