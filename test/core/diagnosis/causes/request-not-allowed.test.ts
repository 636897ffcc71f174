import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, authorize } from '../steps.ts';

describe('request-not-allowed', () => {
  it('is named where the scope is not allowed', () => {
    expect(
      causesOf([
        authorize(
          { scope: 'openid admin' },
          { status: 302, response: { location: `${APP}/callback?error=invalid_scope&state=st-0S6WzA2Mj4kQx81` } },
        ),
      ])[0],
    ).toBe('request-not-allowed');
  });

  it('is silent where the person said no', () => {
    expect(
      causesOf([
        authorize(
          {},
          { status: 302, response: { location: `${APP}/callback?error=access_denied&state=st-0S6WzA2Mj4kQx81` } },
        ),
      ]),
    ).not.toContain('request-not-allowed');
  });
});
