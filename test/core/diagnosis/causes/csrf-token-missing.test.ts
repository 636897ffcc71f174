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

  it('is named for a page of an API that asks the token of every request, where the server says so', () => {
    const cookie = { cookie: `sid=${SID}; CSRF-Token-X=${SID}` };
    const exchanges = (text: string) => [
      page({ response: { 'set-cookie': `CSRF-Token-X=${SID}; Path=/; Secure` } }),
      { url: `${APP}/rest/status`, request: { ...cookie, 'x-csrf-token-x': SID } },
      page({
        url: `${APP}/rest/version`,
        status: 403,
        request: cookie,
        responseBody: { mediaType: 'text/plain', text },
      }),
    ];
    expect(causesOf(exchanges('CSRF Error\n'))[0]).toBe('csrf-token-missing');
    expect(causesOf(exchanges('Forbidden\n'))).not.toContain('csrf-token-missing');
  });
});
