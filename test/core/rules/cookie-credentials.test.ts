import { expect, it } from 'vitest';
import { scrubHeaders } from '../../../src/core/http/scrub.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { lintFor } from './lint.ts';

const BASIC = `Basic ${btoa('ada:secret123')}`;
/** The request as it is kept: without the password. */
const get = (request: Record<string, string>): ExampleExchange => ({
  request: Object.fromEntries(
    scrubHeaders(Object.entries(request).map(([name, value]) => ({ name, value }))).map(({ name, value }) => [
      name,
      value,
    ]),
  ),
});
const said = (...requests: Record<string, string>[]) =>
  lintFor('cookie-credentials', requests.map(get)).map(({ severity, message }) => `${severity}: ${message}`);

it.each([
  ['alone', btoa('ada:secret123')],
  ['after another value', `2258:${btoa('ada:secret123')}`],
  ['percent-encoded', encodeURIComponent(btoa('ada:secret123'))],
])('finds what Authorization carries: %s', (_title, cookie) => {
  expect(said({ authorization: BASIC, cookie: `m=${cookie}` })).toEqual([
    'error: The cookie "m" sent to app.example.com holds the user name and the password of HTTP Basic, in base64.',
  ]);
});

it('finds it in a later request that has the cookie alone', () => {
  expect(said({ authorization: BASIC }, { cookie: `m=${btoa('ada:secret123')}` })).toHaveLength(1);
});

it('warns of a cookie that is named a password', () => {
  expect(said({ cookie: 'userPassword=correct-horse' })).toEqual([
    'warning: The cookie "userPassword" sent to app.example.com has the name of a password, and 13 characters.',
  ]);
});

it.each([
  ['another name', { authorization: BASIC, cookie: `m=${btoa('eve:secret123')}` }],
  ['another length', { authorization: BASIC, cookie: `m=${btoa('ada:1')}` }],
  ['base64 of something else', { authorization: BASIC, cookie: `m=${btoa('{"a":1,"b":22}')}` }],
  ['no Basic', { cookie: `m=${btoa('ada:secret123')}` }],
  ['a flag about passwords', { cookie: 'password=1; show_password=true; password_hint=none-at-all' }],
])('is silent on %s', (_title, request) => {
  expect(said(request)).toEqual([]);
});
