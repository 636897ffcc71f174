import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, signIn, withSid } from '../steps.ts';

describe('cookie-secure', () => {
  it('is named where the request goes over http', () => {
    expect(
      causesOf([signIn(), me({ url: 'http://app.example.com/api/me', pageUrl: 'http://app.example.com/' })])[0],
    ).toBe('cookie-secure');
  });

  it('is silent where all go over https', () => {
    expect(causesOf([signIn(), me({ request: withSid })])).not.toContain('cookie-secure');
  });
});
