import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, OTHER_SID, page, signIn, withSid } from '../steps.ts';

describe('cookie-overwritten', () => {
  it('is named where an answer to a request without the session sets another', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        { url: `${APP}/api/banner`, response: { 'set-cookie': `sid=${OTHER_SID}; Path=/; Secure; HttpOnly` } },
        me({ request: { cookie: `sid=${OTHER_SID}` } }),
      ])[0],
    ).toBe('cookie-overwritten');
  });

  it('is silent where the session itself was renewed', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/api/banner`,
          request: withSid,
          response: { 'set-cookie': `sid=${OTHER_SID}; Path=/; Secure; HttpOnly` },
        },
        me({ request: { cookie: `sid=${OTHER_SID}` } }),
      ]),
    ).not.toContain('cookie-overwritten');
  });
});
