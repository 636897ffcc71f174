import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, form, json, page, SID } from '../steps.ts';

describe('csrf-token-missing', () => {
  it('is named where the cookie is there and the header is not', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': `csrftoken=${SID}; Path=/; Secure` } }),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 403,
          request: { cookie: `csrftoken=${SID}` },
          requestBody: form({ amount: undefined }),
          responseBody: json({ detail: 'CSRF Failed: CSRF token missing.' }),
        },
      ])[0],
    ).toBe('csrf-token-missing');
  });

  it('is silent where it was sent', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': `csrftoken=${SID}; Path=/; Secure` } }),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 403,
          request: { cookie: `csrftoken=${SID}`, 'x-csrftoken': SID },
        },
      ]),
    ).not.toContain('csrf-token-missing');
  });
});
