import { expect, it } from 'vitest';
import { readBlame } from '../../../src/core/credential/read-blame.ts';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { lintFor } from './lint.ts';

const refused = (message: string, more: object = {}) =>
  loginPost({
    status: 401,
    response: { 'content-type': 'application/json' },
    responseBody: { mediaType: 'application/json', text: JSON.stringify({ message }) },
    ...more,
  });

it.each([
  ['User not found', 'user'],
  ['No account found with this email', 'user'],
  ['USER_NOT_FOUND', 'user'],
  ['The account does not exist.', 'user'],
  ['Unknown user', 'user'],
  ['Wrong password', 'password'],
  ['INVALID_PASSWORD', 'password'],
  ['Your password is incorrect.', 'password'],
  ['Invalid username or password', undefined],
  ['The email or the password is wrong', undefined],
  ['Password or username incorrect', undefined],
  ['Invalid credentials', undefined],
  ['Page not found', undefined],
])('“%s” blames the %s', (message, blames) => {
  expect(readBlame('application/json', JSON.stringify({ message }))).toBe(blames);
});

it('is surer once both were said', () => {
  const [one] = lintFor('login-user-enumeration', [refused('User not found')]);
  expect(one).toMatchObject({ severity: 'info', confidence: 'low' });
  const [both] = lintFor('login-user-enumeration', [refused('User not found'), refused('Wrong password')]);
  expect(both).toMatchObject({ severity: 'warning', confidence: 'medium' });
});

it('is silent outside a sign-in, and on long texts', () => {
  const search = {
    url: 'https://app.example.com/api/users/7',
    status: 404,
    responseBody: refused('User not found').responseBody,
  };
  expect(lintFor('login-user-enumeration', [search as never])).toEqual([]);
  expect(lintFor('login-user-enumeration', [refused(`User not found ${'x'.repeat(5000)}`)])).toEqual([]);
});
