import { describe, expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('token-malformed', () => {
  it('is named where quotation marks stand round the token', () => {
    expect(causesOf([page(), me({ request: { authorization: `Bearer "${sampleJwt()}"` } })])[0]).toBe(
      'token-malformed',
    );
  });

  it('is silent where the header is in order', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('token-malformed');
  });

  it('is named where the scheme stands there twice', () => {
    expect(causesOf([page(), me({ request: { authorization: `Bearer ${bearer()}` } })])[0]).toBe('token-malformed');
  });
});
