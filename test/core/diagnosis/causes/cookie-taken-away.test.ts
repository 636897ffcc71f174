import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, page, signIn, withSid } from '../steps.ts';

describe('cookie-taken-away', () => {
  it('is named where an error handler deletes it', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/api/report`,
          status: 500,
          request: withSid,
          response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' },
        },
        me(),
      ])[0],
    ).toBe('cookie-taken-away');
  });

  it('is silent where the person signed out', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/logout`,
          method: 'POST',
          request: withSid,
          response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' },
        },
        me(),
      ]),
    ).not.toContain('cookie-taken-away');
  });

  it('is named where Clear-Site-Data takes it', () => {
    const clears = { url: `${APP}/api/report`, request: withSid, response: { 'clear-site-data': '"cookies"' } };
    expect(causesOf([page(), signIn(), clears, me()])[0]).toBe('cookie-taken-away');
  });
});
