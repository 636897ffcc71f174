import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { form, IDP, invalid, page, REFRESH } from '../steps.ts';

const RENEW = {
  url: `${IDP}/token`,
  method: 'POST',
  requestBody: form({ grant_type: 'refresh_token', refresh_token: REFRESH }),
};

describe('refresh-over', () => {
  it('is named where the provider says invalid_grant', () => {
    expect(causesOf([page(), { ...RENEW, ...invalid('invalid_grant', 'Token is not active') }])[0]).toBe(
      'refresh-over',
    );
  });

  it('is silent where the client is unknown', () => {
    expect(causesOf([page(), { ...RENEW, ...invalid('invalid_client') }])).not.toContain('refresh-over');
  });
});
