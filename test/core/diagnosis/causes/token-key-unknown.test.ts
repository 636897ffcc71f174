import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { json, me } from '../steps.ts';

describe('token-key-unknown', () => {
  it('is named where the key set has another kid', () => {
    expect(
      causesOf([
        { url: 'https://id.example.com/jwks', responseBody: json({ keys: [{ kty: 'EC', kid: 'k9', alg: 'ES256' }] }) },
        me({ request: { authorization: bearer() } }),
      ])[0],
    ).toBe('token-key-unknown');
  });

  it('is silent where the key set has it', () => {
    expect(
      causesOf([
        { url: 'https://id.example.com/jwks', responseBody: json({ keys: [{ kty: 'EC', kid: 'k1', alg: 'ES256' }] }) },
        me({ request: { authorization: bearer() } }),
      ]),
    ).not.toContain('token-key-unknown');
  });
});
