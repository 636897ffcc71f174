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

const pair = (text: string, cookie = text) =>
  said({ authorization: `Basic ${btoa(text)}`, cookie: `m=${btoa(cookie)}` });

it.each([
  ['ad:secret', 1],
  ['a:secret', 0],
  ['ada:sec', 1],
  ['ada:se', 0],
])('takes no short pair for one: %s', (text, count) => {
  expect(pair(text)).toHaveLength(count);
});

it.each([
  ['another password as long', 'ada:another12', 1],
  ['a longer one', 'ada:secret1234', 0],
  ['another name', 'eve:secret123', 0],
])('compares name and length: %s', (_what, cookie, count) => {
  expect(pair('ada:secret123', cookie)).toHaveLength(count);
});

it('remembers each pair, of one name too', () => {
  const other = btoa('ada:secret12345');
  expect(said({ authorization: BASIC }, { authorization: `Basic ${other}` }, { cookie: `m=${other}` })).toHaveLength(1);
  const eve = btoa('eve:secret123');
  expect(said({ authorization: BASIC }, { authorization: `Basic ${eve}` }, { cookie: `m=${eve}` })).toHaveLength(1);
});

it.each([
  ['password=secret', 1],
  ['password=secre', 0],
])('takes a short value under such a name for a flag: %s', (cookie, count) => {
  expect(said({ cookie })).toHaveLength(count);
});
