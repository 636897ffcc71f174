import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-login-no-token.ts';
import { severities, tell } from './lint.ts';

it("is silent on a script's login", () => {
  expect(
    severities('csrf-login-no-token', [
      { method: 'POST', requestBody: { mediaType: 'application/json', fields: [{ name: 'password' }] } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'neither cookie nor token',
      'info',
      'The login form of app.example.com is sent without a cookie and without a token.',
    ],
  ]);
});

const form = (names: string[], more: object = {}) =>
  severities('csrf-login-no-token', [
    {
      url: 'https://app.example.com/login',
      pageUrl: 'https://app.example.com/login',
      method: 'POST',
      type: 'document',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        fields: names.map((name) => ({ name })),
      },
      ...more,
    },
  ]);
const LOGIN = ['user', 'password'];

it.each([
  ['a form', LOGIN, {}, ['info']],
  ['a form in a frame', LOGIN, { type: 'subdocument' }, ['info']],
  ['a script', LOGIN, { type: 'fetch' }, []],
  ['another method', LOGIN, { method: 'PUT' }, []],
  ['a cookie', LOGIN, { request: { cookie: 'lang=de' } }, []],
  ['headers that were not seen', LOGIN, { unseen: ['request-headers'] }, []],
  ['headers taken out', LOGIN, { unseen: ['credential-headers'] }, []],
  ['an answer that was not seen', LOGIN, { unseen: ['response-body'] }, ['info']],
  ['no password', ['user', 'comment'], {}, []],
  ['a token', [...LOGIN, 'csrf'], {}, []],
  ['a field that begins with a line', [...LOGIN, '_x'], {}, []],
  ['the form of another site', LOGIN, { url: 'https://login.example.org/' }, []],
] as const)('judges %s', (_what, names, more, expected) => {
  expect(form([...names], more)).toEqual(expected);
});
