import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-simple-json.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent without a session', () => {
  expect(
    severities('csrf-simple-json', [
      {
        method: 'POST',
        request: { 'content-type': 'text/plain' },
        requestBody: { mediaType: 'application/json', fields: [] },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['JSON as text/plain', 'warning', 'app.example.com takes JSON as text/plain with the session cookie.'],
  ]);
});

const json = (more: object = {}, line = `sid=${SESSION_ID}; Secure; HttpOnly`) =>
  severities('csrf-simple-json', [
    { response: { 'set-cookie': line } },
    {
      url: 'https://app.example.com/api',
      method: 'POST',
      request: { cookie: line.slice(0, line.indexOf(';')), 'content-type': 'text/plain' },
      requestBody: { mediaType: 'application/json', fields: [] },
      ...more,
    },
  ]);
const body = (mediaType: string, ...names: string[]) => ({
  requestBody: { mediaType, fields: names.map((name) => ({ name })) },
});

it.each([
  ['JSON', {}, ['warning']],
  ['text with members', body('text/plain', 'amount'), ['warning']],
  ['text without', body('text/plain'), []],
  ['a form', body('application/x-www-form-urlencoded', 'amount'), []],
  ['nothing', { requestBody: undefined }, []],
  ['an answer 399', { status: 399 }, ['warning']],
  ['an answer 400', { status: 400 }, []],
  ['what only reads', { method: 'GET' }, []],
  ['what a page sends when it is left', { type: 'ping' }, []],
  ['another site', { url: 'https://api.example.org/', pageUrl: 'https://app.example.com/' }, []],
  ['its own type', { request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/json' } }, []],
  ['a session in a header', { request: { 'x-session': SESSION_ID, 'content-type': 'text/plain' } }, []],
] as const)('judges %s', (_what, more, expected) => {
  expect(json(more)).toEqual(expected);
});

it('is silent with a cookie that is no session', () => {
  expect(json({}, 'theme=dark; Secure')).toEqual([]);
});
