import { describe, expect, it } from 'vitest';
import { sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, signIn } from '../steps.ts';

const TOKEN = sampleJwt();
const JWT = { cookie: `auth=${TOKEN}` };

describe('logout-kept-cookie', () => {
  it('is named where a token in a cookie stays and is let in', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `auth=${TOKEN}; Path=/; Secure` } }),
        { url: `${APP}/logout`, method: 'POST', request: JWT },
        { url: `${APP}/api/me`, request: JWT, responseBody: json({ user: 'mira' }) },
      ])[0],
    ).toBe('logout-kept-cookie');
  });

  it('is silent where nobody is there any more', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `auth=${TOKEN}; Path=/; Secure` } }),
        { url: `${APP}/logout`, method: 'POST', request: JWT },
        { url: `${APP}/api/me`, request: JWT, responseBody: json({ user: null }) },
      ]),
    ).not.toContain('logout-kept-cookie');
  });
});
