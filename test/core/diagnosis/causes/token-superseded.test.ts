import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, form, json, me, page, REFRESH, signIn } from '../steps.ts';

describe('token-superseded', () => {
  it('is named where a renewal brought a newer one', () => {
    expect(
      causesOf([
        page(),
        signIn({ response: {}, responseBody: json({ access_token: 'a1'.repeat(20), refresh_token: REFRESH }) }),
        { url: `${APP}/api/x`, request: { authorization: `Bearer ${'a1'.repeat(20)}` } },
        {
          url: `${APP}/refresh`,
          method: 'POST',
          requestBody: form({ refresh_token: REFRESH }),
          responseBody: json({ access_token: 'b2'.repeat(20) }),
        },
        { url: `${APP}/api/x`, request: { authorization: `Bearer ${'b2'.repeat(20)}` } },
        me({ request: { authorization: `Bearer ${'a1'.repeat(20)}` } }),
      ])[0],
    ).toBe('token-superseded');
  });

  it('is silent where it is the newest', () => {
    expect(
      causesOf([
        page(),
        signIn({ response: {}, responseBody: json({ access_token: 'a1'.repeat(20) }) }),
        me({ request: { authorization: `Bearer ${'a1'.repeat(20)}` } }),
      ]),
    ).not.toContain('token-superseded');
  });
});
