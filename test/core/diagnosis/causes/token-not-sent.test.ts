import { describe, expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, me, page, signIn } from '../steps.ts';

describe('token-not-sent', () => {
  it('is named where other requests to the host carry it', () => {
    expect(causesOf([page(), { url: `${APP}/api/items`, request: { authorization: bearer() } }, me()])[0]).toBe(
      'token-not-sent',
    );
  });

  it('is silent where nobody has a token', () => {
    expect(causesOf([page(), me()])).not.toContain('token-not-sent');
  });

  it('is named where the sign-in brought one', () => {
    expect(
      causesOf([page(), signIn({ response: {}, responseBody: json({ access_token: sampleJwt() }) }), me()])[0],
    ).toBe('token-not-sent');
  });

  it('is silent where the person has signed out', () => {
    expect(
      causesOf([
        page(),
        { url: `${APP}/api/items`, request: { authorization: bearer() } },
        { url: `${APP}/logout`, method: 'POST' },
        me(),
      ]),
    ).not.toContain('token-not-sent');
  });
});
