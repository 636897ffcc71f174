import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('token-scope', () => {
  it('is named where the challenge says insufficient_scope', () => {
    expect(
      causesOf([
        page(),
        me({
          status: 403,
          request: { authorization: bearer() },
          response: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="write"' },
        }),
      ])[0],
    ).toBe('token-scope');
  });

  it('is silent where the token has the scope', () => {
    expect(
      causesOf([
        page(),
        me({
          status: 403,
          request: { authorization: bearer() },
          response: { 'www-authenticate': 'Bearer scope="read"' },
        }),
      ]),
    ).not.toContain('token-scope');
  });
});
