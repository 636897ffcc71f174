import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, page, signIn, withSid } from '../steps.ts';

describe('signed-out-unawares', () => {
  it('is named where a link was prefetched', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: `${APP}/logout`,
          request: { ...withSid, 'sec-purpose': 'prefetch' },
          response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' },
        },
        me(),
      ])[0],
    ).toBe('signed-out-unawares');
  });

  it('is silent where the person went there', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        page({ url: `${APP}/logout`, request: withSid, response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' } }),
        me(),
      ]),
    ).not.toContain('signed-out-unawares');
  });
});
