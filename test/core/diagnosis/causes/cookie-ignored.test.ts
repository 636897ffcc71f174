import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, OTHER_SID, page, signIn, withSid } from '../steps.ts';

describe('cookie-ignored', () => {
  it('is named where the session of the sign-in is sent and a new one is set', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        me({ request: withSid, response: { 'set-cookie': `sid=${OTHER_SID}; Path=/; Secure` } }),
      ])[0],
    ).toBe('cookie-ignored');
  });

  it('is silent where the refusal is one of rights', () => {
    expect(causesOf([page(), signIn(), me({ request: withSid, status: 403 })])).not.toContain('cookie-ignored');
  });
});
