import { describe, expect, it } from 'vitest';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { authorize, callback, invalid, token } from '../steps.ts';

describe('code-late', () => {
  it('is named where it was twenty minutes old', () => {
    expect(
      causesOf([
        authorize(),
        callback({ at: NOW }),
        token({ code_verifier: undefined }, { ...invalid('invalid_grant'), at: NOW + 1_200_000 }),
      ])[0],
    ).toBe('code-late');
  });

  it('is silent where it was seconds old', () => {
    expect(causesOf([authorize(), callback(), token({}, invalid('invalid_grant'))])).not.toContain('code-late');
  });
});
