import { expect, it } from 'vitest';
import { OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

const RULE = 'token-response-cacheable';
const json = (body: object) => ({ mediaType: 'application/json', text: JSON.stringify(body) });

it('is an info for POST', () => {
  expect(severities(RULE, [{ method: 'POST', responseBody: json({ access_token: OPAQUE }) }])).toEqual(['info']);
});

it.each([
  ['201', 201, { access_token: OPAQUE }, 'access_token'],
  ['camel case', 200, { accessToken: OPAQUE, expiresIn: 3600 }, 'accessToken'],
  ['nested', 200, { data: { session: { refresh_token: OPAQUE } } }, 'data.session.refresh_token'],
  ['a JWT by another name', 200, { jwt: sampleJwt() }, 'jwt'],
])('finds a token response: %s', (_title, status, body, name) => {
  expect(lintFor(RULE, [{ status, responseBody: json(body) }])[0]?.message).toBe(
    `app.example.com hands out ${name} without Cache-Control: no-store.`,
  );
});

it.each([
  ['no-cache', { 'cache-control': 'no-cache, private' }],
  ['max-age=0', { 'cache-control': 'max-age=0, must-revalidate' }],
  ['Pragma', { pragma: 'no-cache' }],
  ['Expires in the past', { expires: '0' }],
])('is an info where %s keeps a cache from using it unasked', (_title, response) => {
  expect(severities(RULE, [{ response, responseBody: json({ access_token: OPAQUE }) }])).toEqual(['info']);
});

it('is a warning where a cache is told to keep it', () => {
  const response = { 'cache-control': 'private, max-age=600' };
  expect(severities(RULE, [{ response, responseBody: json({ access_token: OPAQUE }) }])).toEqual(['warning']);
});

it.each([
  ['no-store', 200, { 'cache-control': 'private, no-store' }, { access_token: OPAQUE }],
  ['an error', 400, {}, { access_token: OPAQUE }],
  ['a token against forgery', 200, {}, { csrfToken: OPAQUE }],
  ['a token that was taken out of the recording', 200, {}, { access_token: '[REDACTED]' }],
])('is silent on %s', (_title, status, response, body) => {
  expect(severities(RULE, [{ status, response, responseBody: json(body) }])).toEqual([]);
});

it.each([
  [199, []],
  [200, ['info']],
  [299, ['info']],
  [300, []],
])('looks at answers that bring something (%d)', (status, expected) => {
  expect(severities(RULE, [{ method: 'POST', status, responseBody: json({ access_token: OPAQUE }) }])).toEqual(
    expected,
  );
});

it('says nothing of headers that were not seen', () => {
  expect(severities(RULE, [{ unseen: ['response-headers'], responseBody: json({ access_token: OPAQUE }) }])).toEqual(
    [],
  );
});

it.each([
  ['-1', 'info'],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 'info'],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 'info'],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 'warning'],
  ['Thu, 01 Jan 2099 00:00:00 GMT', 'warning'],
])('reads Expires: %s', (expires, severity) => {
  expect(severities(RULE, [{ response: { expires }, responseBody: json({ access_token: OPAQUE }) }])).toEqual([
    severity,
  ]);
});

it.each(['access_token', 'refresh_token', 'id_token'])('hides %s', (name) => {
  const value = name === 'id_token' ? sampleJwt() : OPAQUE;
  expect(severities(RULE, [{ method: 'POST', responseBody: json({ [name]: value }) }])).toEqual(['info']);
});

it('leaves what was sent, and what came in a header, alone', () => {
  const request = { authorization: `Bearer ${sampleJwt()}` };
  expect(
    severities(RULE, [{ request, response: { 'set-cookie': `sid=${OPAQUE}` }, responseBody: json({ ok: true }) }]),
  ).toEqual([]);
});
