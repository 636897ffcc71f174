import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, page, SID, signIn, withSid } from '../steps.ts';

describe('cookie-set-and-deleted', () => {
  it('is named where one answer sets and deletes it', () => {
    expect(
      causesOf([
        page(),
        signIn({ response: { 'set-cookie': [`sid=${SID}; Path=/; Secure`, 'sid=; Path=/; Max-Age=0'] } }),
        me(),
      ])[0],
    ).toBe('cookie-set-and-deleted');
  });

  it('is silent where the deletion names another Path and comes first', () => {
    expect(
      causesOf([
        page(),
        signIn({ response: { 'set-cookie': ['sid=; Path=/old; Max-Age=0', `sid=${SID}; Path=/; Secure`] } }),
        me({ request: withSid }),
      ]),
    ).not.toContain('cookie-set-and-deleted');
  });
});
