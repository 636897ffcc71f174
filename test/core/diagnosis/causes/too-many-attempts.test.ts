import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { page, signIn } from '../steps.ts';

describe('too-many-attempts', () => {
  it('is named where the sign-in is answered 429', () => {
    expect(causesOf([page(), signIn({ status: 429, response: { 'retry-after': '60' } })])[0]).toBe('too-many-attempts');
  });

  it('is silent where the password was wrong', () => {
    expect(causesOf([page(), signIn({ status: 401, response: {} })])).not.toContain('too-many-attempts');
  });
});
