import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, authorize, callback, invalid, token } from '../steps.ts';

describe('redirect-uri-differs', () => {
  it('is named where a slash stands at the end of one', () => {
    expect(
      causesOf([authorize(), callback(), token({ redirect_uri: `${APP}/callback/` }, invalid('invalid_grant'))])[0],
    ).toBe('redirect-uri-differs');
  });

  it('is silent where they are equal', () => {
    expect(causesOf([authorize(), callback(), token({}, invalid('invalid_grant'))])).not.toContain(
      'redirect-uri-differs',
    );
  });
});
