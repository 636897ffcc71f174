import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, signIn } from '../steps.ts';

describe('cookie-chunks', () => {
  it('is named where a chunk is left over from an older answer', () => {
    expect(
      causesOf([
        signIn({
          response: {
            'set-cookie': [
              `session.0=${'a1B2'.repeat(20)}; Path=/; Secure`,
              `session.1=${'c3D4'.repeat(20)}; Path=/; Secure`,
            ],
          },
        }),
        { url: `${APP}/api/x`, response: { 'set-cookie': [`session.0=${'e5F6'.repeat(20)}; Path=/; Secure`] } },
        me({ request: { cookie: `session.0=${'e5F6'.repeat(20)}; session.1=${'c3D4'.repeat(20)}` } }),
      ])[0],
    ).toBe('cookie-chunks');
  });

  it('is silent where all are of one answer', () => {
    expect(
      causesOf([
        signIn({
          response: {
            'set-cookie': [
              `session.0=${'a1B2'.repeat(20)}; Path=/; Secure`,
              `session.1=${'c3D4'.repeat(20)}; Path=/; Secure`,
            ],
          },
        }),
        me({ request: { cookie: `session.0=${'a1B2'.repeat(20)}; session.1=${'c3D4'.repeat(20)}` } }),
      ]),
    ).not.toContain('cookie-chunks');
  });
});
