import { describe, expect, it } from 'vitest';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, me, OTHER_SID, page, signIn, withSid } from '../steps.ts';

describe('cookie-rotated-away', () => {
  it('is named where a request at the same time exchanges the value', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/api/a`,
          at: NOW + 5000,
          request: withSid,
          response: { 'set-cookie': `sid=${OTHER_SID}; Path=/; Secure` },
        },
        me({ at: NOW + 5010, request: withSid }),
      ])[0],
    ).toBe('cookie-rotated-away');
  });

  it('is silent where the exchange was long before', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/api/a`,
          at: NOW + 5000,
          request: withSid,
          response: { 'set-cookie': `sid=${OTHER_SID}; Path=/; Secure` },
        },
        me({ at: NOW + 60_000, request: { cookie: `sid=${OTHER_SID}` } }),
      ]),
    ).not.toContain('cookie-rotated-away');
  });
});
