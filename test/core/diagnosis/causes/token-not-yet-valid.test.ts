import { describe, expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('token-not-yet-valid', () => {
  it('is named where nbf lies ahead', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer({ nbf: NOW_S + 300 }) } })])[0]).toBe(
      'token-not-yet-valid',
    );
  });

  it('is silent where nbf lies back', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer({ nbf: NOW_S - 300 }) } })])).not.toContain(
      'token-not-yet-valid',
    );
  });
});
