import { describe, expect, it } from 'vitest';
import { sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, me, page, signIn } from '../steps.ts';

describe('cookie-never-set', () => {
  it('is named where the sign-in answers as after a success and sets nothing', () => {
    expect(
      causesOf([
        page(),
        signIn({ status: 302, type: 'document', response: { location: '/orders' } }),
        page({ url: `${APP}/orders`, status: 302, redirectedFrom: '2', response: { location: '/login' } }),
        page({ url: `${APP}/x`, response: { 'set-cookie': 'lang=en' } }),
      ])[0],
    ).toBe('cookie-never-set');
  });

  it('is silent where the answer brings a token', () => {
    expect(
      causesOf([page(), signIn({ response: {}, responseBody: json({ access_token: sampleJwt() }) }), me()]),
    ).not.toContain('cookie-never-set');
  });
});
