import { describe, expect, it } from 'vitest';
import { OPAQUE } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { form, IDP, invalid, json, page, REFRESH } from '../steps.ts';

const RENEW = {
  url: `${IDP}/token`,
  method: 'POST',
  requestBody: form({ grant_type: 'refresh_token', refresh_token: REFRESH }),
};

describe('refresh-reused', () => {
  it('is named where two renewals run at once', () => {
    expect(
      causesOf([
        page(),
        { ...RENEW, responseBody: json({ access_token: OPAQUE }) },
        { ...RENEW, ...invalid('invalid_grant') },
      ])[0],
    ).toBe('refresh-reused');
  });

  it('is silent where one renewal fails', () => {
    expect(causesOf([page(), { ...RENEW, ...invalid('invalid_grant') }])).not.toContain('refresh-reused');
  });
});
