import { describe, expect, it } from 'vitest';
import { sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, me, signIn } from '../steps.ts';

const TOKEN = sampleJwt();
const JWT = { cookie: `auth=${TOKEN}` };

describe('logout-other-cookie', () => {
  it('is named where the deletion lacks the Domain', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `auth=${TOKEN}; Domain=example.com; Path=/; Secure` } }),
        { url: `${APP}/logout`, method: 'POST', request: JWT, response: { 'set-cookie': 'auth=; Path=/; Max-Age=0' } },
        { url: `${APP}/api/me`, request: JWT, responseBody: json({ user: 'mira' }) },
      ])[0],
    ).toBe('logout-other-cookie');
  });

  it('is silent where the deletion fits', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `auth=${TOKEN}; Domain=example.com; Path=/; Secure` } }),
        {
          url: `${APP}/logout`,
          method: 'POST',
          request: JWT,
          response: { 'set-cookie': 'auth=; Domain=example.com; Path=/; Max-Age=0' },
        },
        me(),
      ]),
    ).not.toContain('logout-other-cookie');
  });
});
