import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, json, page } from '../steps.ts';

describe('passkey-host', () => {
  it('is named where the options name another host', () => {
    expect(
      causesOf([
        page(),
        {
          url: `${APP}/webauthn/options`,
          method: 'POST',
          responseBody: json({ publicKey: { rpId: 'example.net', challenge: 'c2VjcmV0' } }),
        },
      ])[0],
    ).toBe('passkey-host');
  });

  it('is silent where they name the domain above', () => {
    expect(
      causesOf([
        page(),
        {
          url: `${APP}/webauthn/options`,
          method: 'POST',
          responseBody: json({ publicKey: { rpId: 'example.com', challenge: 'c2VjcmV0' } }),
        },
      ]),
    ).not.toContain('passkey-host');
  });
});
