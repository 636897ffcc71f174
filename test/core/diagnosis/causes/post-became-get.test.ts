import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, page, SID, signIn, withSid } from '../steps.ts';

describe('post-became-get', () => {
  it('is named where http is redirected to https', () => {
    expect(
      causesOf([
        signIn({
          type: 'document',
          url: 'http://app.example.com/login',
          status: 301,
          response: { location: `${APP}/login` },
        }),
        page({ url: `${APP}/login`, redirectedFrom: '1' }),
      ])[0],
    ).toBe('post-became-get');
  });

  it('is silent where the answer leads on', () => {
    expect(
      causesOf([
        signIn({
          type: 'document',
          status: 303,
          response: { location: `${APP}/home`, 'set-cookie': `sid=${SID}; Path=/; Secure` },
        }),
        page({ url: `${APP}/home`, redirectedFrom: '1', request: withSid }),
      ]),
    ).not.toContain('post-became-get');
  });
});
