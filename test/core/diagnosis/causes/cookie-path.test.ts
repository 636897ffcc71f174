import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, SID, signIn, withSid } from '../steps.ts';

describe('cookie-path', () => {
  it('is named where the cookie was set without Path in a folder', () => {
    expect(
      causesOf([
        signIn({ url: `${APP}/auth/login`, response: { 'set-cookie': `sid=${SID}; Secure; HttpOnly` } }),
        me(),
      ])[0],
    ).toBe('cookie-path');
  });

  it('is silent where Path is /', () => {
    expect(causesOf([signIn(), me({ request: withSid })])).not.toContain('cookie-path');
  });
});
