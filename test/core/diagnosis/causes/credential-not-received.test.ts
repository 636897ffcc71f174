import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { json, me, page } from '../steps.ts';

describe('credential-not-received', () => {
  it('is named where a token was sent and the server knows of none', () => {
    expect(
      causesOf([
        page(),
        me({ request: { authorization: bearer() }, responseBody: json({ message: 'No token provided' }) }),
      ])[0],
    ).toBe('credential-not-received');
  });

  it('is silent where the server calls the token invalid', () => {
    expect(
      causesOf([
        page(),
        me({ request: { authorization: bearer() }, responseBody: json({ message: 'Invalid token' }) }),
      ]),
    ).not.toContain('credential-not-received');
  });
});
