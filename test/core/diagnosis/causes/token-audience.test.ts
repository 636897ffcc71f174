import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { API, me, page } from '../steps.ts';

describe('token-audience', () => {
  it('is named where the server says so and aud names another API', () => {
    expect(
      causesOf([
        page(),
        me({
          url: `${API}/me`,
          request: { authorization: bearer() },
          response: { 'www-authenticate': 'Bearer error="invalid_token", error_description="Invalid audience"' },
        }),
      ])[0],
    ).toBe('token-audience');
  });

  it('is silent where the same token was let in there before', () => {
    expect(
      causesOf([
        page(),
        { url: `${API}/a`, request: { authorization: bearer({ aud: 'https://x.test' }) } },
        me({ url: `${API}/me`, request: { authorization: bearer({ aud: 'https://x.test' }) } }),
      ]),
    ).not.toContain('token-audience');
  });
});
