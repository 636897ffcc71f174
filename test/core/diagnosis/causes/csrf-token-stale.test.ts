import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, form, OTHER_SID, page, SID, signIn, withSid } from '../steps.ts';

describe('csrf-token-stale', () => {
  it('is named where the header has the value before the last', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': `csrftoken=${SID}; Path=/; Secure` } }),
        page({ response: { 'set-cookie': `csrftoken=${OTHER_SID}; Path=/; Secure` } }),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 403,
          request: { cookie: `csrftoken=${OTHER_SID}`, 'x-csrftoken': SID },
        },
      ])[0],
    ).toBe('csrf-token-stale');
  });

  it('is silent where there is none', () => {
    expect(
      causesOf([page(), { url: `${APP}/api/x`, method: 'POST', status: 403, request: { authorization: bearer() } }]),
    ).not.toContain('csrf-token-stale');
  });

  it('is named where the form is of the page before the sign-in', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 419,
          request: withSid,
          requestBody: form({ _token: undefined }),
        },
      ])[0],
    ).toBe('csrf-token-stale');
  });
});
