import { describe, expect, it } from 'vitest';
import { bearer, NOW_S, SESSION_ID } from '../../../../src/core/rules/support/examples.ts';
import { lintFor, runRules } from '../lint.ts';

const cookie = (rest: string) => ({ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; SameSite=Lax${rest}` } });

describe('a finding of something that is later seen put right', () => {
  it('says since when, of a cookie that is set again with what it lacked', () => {
    const exchanges = [cookie('; HttpOnly'), cookie('; HttpOnly; Secure')];
    expect(lintFor('cookie-session-no-secure', exchanges)).toMatchObject([{ putRight: '2' }]);
  });

  it('is present again when the fault comes again', () => {
    const exchanges = [cookie('; HttpOnly'), cookie('; HttpOnly; Secure'), cookie('; HttpOnly')];
    const [finding] = lintFor('cookie-session-no-secure', exchanges);
    expect(finding?.count).toBe(2);
    expect(finding).not.toHaveProperty('putRight');
  });

  it('says so of a token whose successor is as it should be', () => {
    const long = { request: { authorization: bearer({ sub: 'a', iat: NOW_S, exp: NOW_S + 40 * 86_400 }) } };
    const fine = { request: { authorization: bearer({ sub: 'a', iat: NOW_S + 1, exp: NOW_S + 600 }) } };
    expect(lintFor('jwt-access-lifetime-long', [long])).not.toMatchObject([{ putRight: expect.anything() }]);
    expect(
      lintFor('jwt-no-exp', [{ request: { authorization: bearer({ sub: 'a', exp: undefined }) } }, fine]),
    ).toMatchObject([{ putRight: '2' }]);
  });

  it('is not taken for put right when the cookie of that name signs nobody in any more', () => {
    const line = (value: string) => ({ response: { 'set-cookie': `remember_me=${value}; Path=/; Secure` } });
    const [finding] = lintFor('cookie-session-no-httponly', [line(SESSION_ID), line('false')]);
    expect(finding).toBeDefined();
    expect(finding).not.toHaveProperty('putRight');
  });

  it('is not taken for put right when another request is made, or none like it', () => {
    const exchanges = [cookie('; HttpOnly'), { url: 'https://app.example.com/other' }];
    expect(lintFor('cookie-session-no-secure', exchanges)[0]).not.toHaveProperty('putRight');
  });
});

it('reading findings changes nothing, by whatever settings', () => {
  const runner = runRules({
    exchanges: [cookie('; HttpOnly'), { request: { authorization: bearer({ exp: undefined }) } }],
  });
  const before = JSON.stringify(runner.findings('example.com'));
  runner.findings('example.com', { thresholds: { cookieWarningBytes: 1 }, rules: { 'jwt-no-exp': 'off' } });
  expect(JSON.stringify(runner.findings('example.com'))).toBe(before);
});
