import { describe, expect, it } from 'vitest';
import { sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, me, REFRESH, SID, signIn, withSid } from '../steps.ts';

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

  it('is named where the cookie of a refresh token goes to one place by design and is not needed', () => {
    expect(causesOf([signIn({ response: { 'set-cookie': `sid=${SID}; Path=/auth; Secure` } }), me()])[0]).toBe(
      'cookie-path',
    );
  });

  it('is silent where only the refresh token is elsewhere', () => {
    expect(
      causesOf([
        signIn({
          response: { 'set-cookie': `refresh_token=${REFRESH}; Path=/auth/refresh; Secure; HttpOnly` },
          responseBody: json({ access_token: sampleJwt() }),
        }),
        me(),
      ]),
    ).not.toContain('cookie-path');
  });
});
