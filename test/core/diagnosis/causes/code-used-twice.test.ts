import { describe, expect, it } from 'vitest';
import { OPAQUE } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { authorize, callback, invalid, json, token } from '../steps.ts';

describe('code-used-twice', () => {
  it('is named where two requests redeem it', () => {
    expect(
      causesOf([
        authorize(),
        callback(),
        token({}, { responseBody: json({ access_token: OPAQUE }) }),
        token({}, invalid('invalid_grant')),
      ])[0],
    ).toBe('code-used-twice');
  });

  it('is silent where the first was asked for a nonce', () => {
    expect(
      causesOf([
        authorize(),
        callback(),
        token({}, invalid('use_dpop_nonce')),
        token({}, { responseBody: json({ access_token: OPAQUE }) }),
      ]),
    ).not.toContain('code-used-twice');
  });
});
