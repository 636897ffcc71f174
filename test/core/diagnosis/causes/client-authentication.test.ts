import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { authorize, callback, invalid, token } from '../steps.ts';

describe('client-authentication', () => {
  it('is named where the provider answers invalid_client', () => {
    expect(
      causesOf([
        authorize(),
        callback(),
        token({ client_secret: undefined }, { ...invalid('invalid_client'), status: 401 }),
      ])[0],
    ).toBe('client-authentication');
  });

  it('is named where a token endpoint answers 401 and its words cannot be read', () => {
    expect(causesOf([authorize(), callback(), token({}, { status: 401, error: 'net::ERR_FAILED' })])).toContain(
      'client-authentication',
    );
    expect(causesOf([authorize(), callback(), token({}, { status: 401 })])[0]).toBe('client-authentication');
  });

  it('is silent where the grant is invalid', () => {
    expect(causesOf([authorize(), callback(), token({}, invalid('invalid_grant'))])).not.toContain(
      'client-authentication',
    );
  });
});
