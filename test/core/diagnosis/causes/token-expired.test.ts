import { describe, expect, it } from 'vitest';
import { bearer, HOUR, NOW_S } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('token-expired', () => {
  it('is named where exp lies an hour back', () => {
    expect(
      causesOf([page(), me({ request: { authorization: bearer({ exp: NOW_S - HOUR, iat: NOW_S - 2 * HOUR }) } })])[0],
    ).toBe('token-expired');
  });

  it('is silent where it has time left', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('token-expired');
  });
});
