import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { authorize, callback, invalid, token } from '../steps.ts';

describe('verifier-other', () => {
  it('is named where the token request has none', () => {
    expect(
      causesOf([
        authorize({ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }),
        callback(),
        token({}, invalid('invalid_grant')),
      ])[0],
    ).toBe('verifier-other');
  });

  it('is silent where it has one', () => {
    expect(
      causesOf([
        authorize({ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }),
        callback(),
        token({ code_verifier: undefined }, invalid('invalid_grant')),
      ]),
    ).not.toContain('verifier-other');
  });
});
