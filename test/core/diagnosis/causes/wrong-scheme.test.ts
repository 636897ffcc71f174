import { describe, expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('wrong-scheme', () => {
  it('is named where the server asks for DPoP and got Bearer', () => {
    expect(
      causesOf([
        page(),
        me({ request: { authorization: bearer() }, response: { 'www-authenticate': 'DPoP algs="ES256"' } }),
      ])[0],
    ).toBe('wrong-scheme');
  });

  it('is silent where the scheme is the one asked for', () => {
    expect(
      causesOf([page(), me({ request: { authorization: bearer() }, response: { 'www-authenticate': 'Bearer' } })]),
    ).not.toContain('wrong-scheme');
  });

  it('is named where the token goes in a header of its own', () => {
    expect(
      causesOf([
        page(),
        me({ request: { 'x-auth-token': sampleJwt() }, response: { 'www-authenticate': 'Bearer' } }),
      ])[0],
    ).toBe('wrong-scheme');
  });
});
