import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { json, me, page } from '../steps.ts';

describe('token-issuer', () => {
  it('is named where the server says so', () => {
    expect(
      causesOf([
        page(),
        me({
          request: { authorization: bearer() },
          responseBody: json({ error: 'invalid_token', error_description: 'The issuer is invalid' }),
        }),
      ])[0],
    ).toBe('token-issuer');
  });

  it('is silent where nothing speaks of it', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('token-issuer');
  });

  it('is named where a token of staging goes to production', () => {
    expect(
      causesOf([
        page(),
        me({
          url: 'https://api.prod.example.com/me',
          request: { authorization: bearer({ iss: 'https://id.staging.example.com' }) },
        }),
      ])[0],
    ).toBe('token-issuer');
  });
});
