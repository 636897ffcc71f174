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

it.each(
  'u user usr user_name username user_id userid uid login log login_name loginname logon account acct email mail email_address emailaddress benutzer benutzername usuario utente identifiant USER'.split(
    ' ',
  ),
)('names the user under %s', (name) => {
  expect(read(`/x?${name}=ada&password=correct-horse`)).toEqual([{ kind: 'password', name: 'password', user: name }]);
});

it.each(['users', 'my_user', 'logs', 'emails', 'uri'])('names no user under %s, and none that is empty', (name) => {
  expect(read(`/x?${name}=ada&password=correct-horse`)).toEqual([{ kind: 'password', name: 'password' }]);
  expect(read('/x?user=&password=correct-horse')).toEqual([{ kind: 'password', name: 'password' }]);
});

it.each(
  'reset_token resetToken password_reset_token passwd_reset_key pw_forgot_hash reset_password_token reset_pwd_key forgotpasswordkey recovery_token recoveryKey'.split(
    ' ',
  ),
)('%s lets its holder set a password, wherever it stands', (name) => {
  expect(read(`/x?${name}=mN4qTz8RkW2vYp6XsD0aLf`)).toEqual([{ kind: 'reset-token', name }]);
  for (const other of [`my_${name}`, `${name}s`])
    expect(read(`/x?${other}=mN4qTz8RkW2vYp6XsD0aLf`).map(({ kind }) => kind)).not.toContain('reset-token');
});

it.each([
  '/forgot-password',
  '/recover_password',
  '/lost/password',
  '/set-password',
  '/new-passwort',
  '/change-your-password',
  '/resetpwd',
  '/passwords/edit',
  '/password-reset',
  '/passwd/new',
  '/pwd_change',
  '/passwort/set',
])('a token on the page %s lets its holder set a password', (path) => {
  for (const name of ['token', 'key', 'code', 't', 'k', 'hash', 'oobCode', 'reset'])
    expect(read(`${path}?${name}=mN4qTz8RkW2vYp6X`)).toEqual([{ kind: 'reset-token', name }]);
});

it.each([
  '/password?token=mN4qTz8RkW2vYp6XsD0aLf',
  '/settings?token=mN4qTz8RkW2vYp6XsD0aLf',
  '/reset-password?tokens=mN4qTz8RkW2vYp6XsD0aLf',
  '/reset-password?mytoken=mN4qTz8RkW2vYp6XsD0aLf',
  '/reset-password?token=mN4qTz8RkW2vYp6',
  '/reset-password?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
  '/x?mode=resetPasswords&token=mN4qTz8RkW2vYp6XsD0aLf',
  '/x?mode=xresetPassword&token=mN4qTz8RkW2vYp6XsD0aLf',
  '/x?password=none',
  '/x?password=NULL',
  '/x?password=abc',
])('finds nothing in %s either', (target) => expect(read(target)).toEqual([]));

it.each(['/x?password=noneofit', '/x?password=abcd', '/x?pw=abcd', '/x?a=1&password=untrue'])(
  'finds the password in %s',
  (target) => expect(read(target)).toHaveLength(1),
);

it.each([
  ['/rest/x?u=ada&p=abcdef', [{ kind: 'password', name: 'p', user: 'u' }]],
  ['/rest/x?u=ada&p=abcde', []],
  ['/rest/x?u=ada&pp=abcdef', []],
  ['/rest/x?u=ada&ap=abcdef', []],
  ['/rest/x?user=ada&p=abcdef', []],
  ['/rest/x?u=ada&p=12,34;5:6-7', []],
  ['/rest/x?u=ada&p=abcdef&password=correct-horse', [{ kind: 'password', name: 'password', user: 'u' }]],
  [
    '/rest/x?u=ada&p=abcdef&otp=492817',
    [
      { kind: 'one-time-code', name: 'otp', user: 'u' },
      { kind: 'password', name: 'p', user: 'u' },
    ],
  ],
])('reads the pair in %s', (target, found) => expect(read(target)).toEqual(found));

it.each([
  ['t', 32, 's', 'c19b', true],
  ['h', 40, 'salt', 'c19b2d', true],
  ['hash', 64, 's', 'c19b2d', true],
  ['token', 32, 's', 'c19b2d', true],
  ['md5', 32, 's', 'c19b2d', true],
  ['sha1', 40, 's', 'c19b2d', true],
  ['sha256', 64, 's', 'c19b2d', true],
  ['t', 32, 's', 'c19', false],
  ['t', 32, 'salts', 'c19b2d', false],
  ['t', 32, 'my_s', 'c19b2d', false],
  ['t', 33, 's', 'c19b2d', false],
  ['t', 41, 's', 'c19b2d', false],
  ['t', 65, 's', 'c19b2d', false],
  ['t', 8, 's', 'c19b2d', false],
  ['tt', 32, 's', 'c19b2d', false],
  ['my_t', 32, 's', 'c19b2d', false],
])('a hash under %s with %i digits beside %s=%s is one of a password: %s', (name, length, salt, value, is) => {
  const found = read(`/x?user=ada&${name}=${'a1'.repeat(40).slice(0, length)}&${salt}=${value}`);
  expect(found).toEqual(is ? [{ kind: 'password-hash', name, user: 'user' }] : []);
});

it('finds each name once, and each of several', () => {
  expect(read('/x?password=correct-horse&password=battery-staple&otp=492817')).toEqual([
    { kind: 'password', name: 'password' },
    { kind: 'one-time-code', name: 'otp' },
  ]);
});

it('looks at no more than 200 parameters', () => {
  const many = Array.from({ length: 199 }, (_, index) => `a${index}=1`).join('&');
  expect(read(`/x?${many}&password=correct-horse`)).toHaveLength(1);
  expect(read(`/x?${many}&b=1&password=correct-horse`)).toEqual([]);
});
