import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

it('is checked in any letters', () => {
  expect(severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': '__HOST-a=1; Path=/' } }])).toEqual([
    'warning',
  ]);
});

it('is an error for a session, and silent at localhost, which browsers trust', () => {
  expect(
    severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Secure` } }]),
  ).toEqual(['error']);
  const url = 'http://localhost:3000/';
  const line = `__Host-sid=${SESSION_ID}; Secure; Path=/`;
  expect(severities('cookie-host-prefix-broken', [{ url, pageUrl: url, response: { 'set-cookie': line } }])).toEqual(
    [],
  );
});

it.each([
  ['', 'Secure is missing, Path=/ is missing'],
  ['; Secure', 'Path=/ is missing'],
  ['; Path=/', 'Secure is missing'],
  ['; Secure; Path=/app', 'Path is not /'],
  ['; Secure; Path=/; Domain=app.example.com', 'Domain is present'],
])('names what is wrong with "%s"', (attributes, wrong) => {
  const url = 'https://app.example.com/';
  const found = lintFor('cookie-host-prefix-broken', [
    { url, pageUrl: url, response: { 'set-cookie': `__Host-sid=${SESSION_ID}${attributes}` } },
  ]);
  expect(found.map(({ evidence }) => evidence.join(', '))).toEqual([wrong]);
});

it.each(['__Host-sid; Secure; Path=/', '__Secure-sid', '__Host-Http-sid', 'sid', '__Host-_ga; Secure'])(
  'is silent on %s',
  (line) => {
    const [name = '', ...attributes] = line.split('; ');
    const field = [`${name}=${name.includes('_ga') ? 'GA1.2.111.222' : SESSION_ID}`, ...attributes].join('; ');
    expect(severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': field } }])).toEqual([]);
  },
);

it('says that plain http is one of the reasons', () => {
  const line = '__Host-sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a; Path=/; HttpOnly';
  const [found] = lintFor('cookie-host-prefix-broken', [
    { url: 'http://app.example.com/', response: { 'set-cookie': line } },
  ]);
  expect(found?.evidence).toEqual(['it is set over plain http', 'Secure is missing']);
});
