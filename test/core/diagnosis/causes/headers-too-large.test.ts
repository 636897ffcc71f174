import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, page, SID, signIn } from '../steps.ts';

describe('headers-too-large', () => {
  it('is named where 431 and cookies that pile up', () => {
    expect(
      causesOf([
        page(),
        me({
          status: 431,
          request: { cookie: Array.from({ length: 40 }, (_, index) => `state.${index}=${SID.repeat(6)}`).join('; ') },
        }),
      ])[0],
    ).toBe('headers-too-large');
  });

  it('is silent where a 400 has small headers', () => {
    expect(causesOf([page(), signIn({ status: 400, response: {} })])).not.toContain('headers-too-large');
  });
});
