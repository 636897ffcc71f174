import { describe, expect, it } from 'vitest';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, me, SID, signIn, withSid } from '../steps.ts';

describe('cookie-expired', () => {
  it('is named where Max-Age was short', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; Secure; Max-Age=60` } }),
        me({ at: NOW + 600_000 }),
      ])[0],
    ).toBe('cookie-expired');
  });

  it('is silent where it still lives', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; Secure; Max-Age=6000` } }),
        me({ request: withSid, at: NOW + 600_000 }),
      ]),
    ).not.toContain('cookie-expired');
  });

  it('is named where Expires lies in the past by a time zone', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; Secure; Expires=Thu, 15 Jan 2026 11:00:00 GMT` } }),
        me(),
      ])[0],
    ).toBe('cookie-expired');
  });

  it('is silent where the cookie was deleted on purpose', () => {
    expect(
      causesOf([
        signIn(),
        {
          url: `${APP}/logout`,
          method: 'POST',
          request: withSid,
          response: { 'set-cookie': 'sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' },
        },
        me(),
      ]),
    ).not.toContain('cookie-expired');
  });
});
