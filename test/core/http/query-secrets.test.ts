import { expect, it } from 'vitest';
import { readQuerySecrets } from '../../../src/core/http/query-secrets.ts';
import { scrubUrl } from '../../../src/core/http/scrub.ts';

const read = (target: string) => readQuerySecrets(new URL(scrubUrl(`https://app.example.com${target}`)));

it.each([
  ['/api?password=correct-horse', 'password', 'password'],
  ['/api?newPwd=correct-horse', 'password', 'newPwd'],
  ['/api?login[motdepasse]=correct-horse', 'password', 'login[motdepasse]'],
  ['/verify?otp=492817', 'one-time-code', 'otp'],
  ['/verify?code=492817', 'one-time-code', 'code'],
  ['/mfa?sms_code=492817', 'one-time-code', 'sms_code'],
  ['/token?client_secret=mN4qTz8RkW2v', 'client-secret', 'client_secret'],
  ['/reset-password?token=mN4qTz8RkW2vYp6XsD0aLf', 'reset-token', 'token'],
  ['/users/password/edit?reset_password_token=mN4qTz8RkW2vYp6XsD0aLf', 'reset-token', 'reset_password_token'],
  ['/__/auth/action?mode=resetPassword&oobCode=mN4qTz8RkW2vYp6XsD0aLf', 'reset-token', 'oobCode'],
  ['/rest/ping?u=ada&p=enc%3A736573616d65', 'password', 'p'],
  ['/rest/ping?u=ada&t=26719a1196d2a940705a59634eb18eab&s=c19b2d', 'password-hash', 't'],
])('finds in %s a %s', (target, kind, name) => {
  expect(read(target).map((one) => [one.kind, one.name])).toEqual([[kind, name]]);
});

it('names the user beside it', () => {
  expect(read('/login?email=ada%40example.com&passwd=correct-horse')).toEqual([
    { kind: 'password', name: 'passwd', user: 'email' },
  ]);
});

it.each([
  ['/list?page=2&size=20'],
  ['/form?password='],
  ['/form?show_password=true&password_length=12'],
  ['/form?pass=1'],
  ['/cb?code=492817&state=af0ifjsldkj'],
  ['/cb?code=SplxlOBeZQQYbYS6WxSbIA'],
  ['/docs/forgot-password?lang=en&token=short'],
  ['/verify?token=mN4qTz8RkW2vYp6XsD0aLf'],
  ['/list?u=7&p=1234567'],
  ['/list?u=ada&p=2'],
  ['/asset?t=26719a1196d2a940705a59634eb18eab&s=c19b2d'],
  ['/asset?u=ada&t=1700000000&s=c19b2d'],
])('finds nothing in %s', (target) => {
  expect(read(target)).toEqual([]);
});
