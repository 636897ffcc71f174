import { describe, expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { json, me, page, signIn } from '../steps.ts';

describe('token-placeholder', () => {
  it('is named where the variable was never set', () => {
    expect(
      causesOf([
        page(),
        signIn({ responseBody: json({ data: { accessToken: sampleJwt() } }), response: {} }),
        me({ request: { authorization: 'Bearer undefined' } }),
      ])[0],
    ).toBe('token-placeholder');
  });

  it('is silent where there is a token', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('token-placeholder');
  });
});
