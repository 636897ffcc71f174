import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, me, page } from '../steps.ts';

describe('forbidden', () => {
  it('is named where the same credential is let in elsewhere', () => {
    expect(
      causesOf([
        page(),
        { url: `${APP}/api/items`, request: { authorization: bearer() } },
        me({ url: `${APP}/api/admin`, status: 403, request: { authorization: bearer() } }),
      ])[0],
    ).toBe('forbidden');
  });

  it('is silent where nobody is known', () => {
    expect(causesOf([page(), me({ status: 403 })])).not.toContain('forbidden');
  });
});
