import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, page, signIn, withSid } from '../steps.ts';

describe('cookie-not-sent', () => {
  it('is named where the browser does not send what fits', () => {
    expect(causesOf([page(), signIn(), me()])[0]).toBe('cookie-not-sent');
  });

  it('is silent where it was sent', () => {
    expect(causesOf([page(), signIn(), me({ request: withSid })])).not.toContain('cookie-not-sent');
  });
});
