import { expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';
import { senderOf } from '../../../src/core/rules/support/request.ts';
import { runRules, severities } from './lint.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
function sent(headers: Record<string, string>, rest: Partial<Exchange> = {}) {
  const [{ pageUrl: _page, ...exchange }] = createExchanges({ exchanges: [{ request: headers }] }) as [Exchange];
  return senderOf({ ...exchange, ...rest });
}

it.each([
  ['a page', 'page', {}, { pageUrl: 'https://app.example.com/' }],
  ['an origin', 'page', {}, { initiator: 'https://app.example.com' }],
  ['metadata of Fetch', 'page', { 'Sec-Fetch-Mode': 'cors' }, {}],
  ['a browser', 'page', { 'user-agent': FIREFOX }, {}],
  ['a library', 'program', { 'user-agent': 'okhttp/4.12.0' }, {}],
  ['a robot', 'program', { 'user-agent': 'Mozilla/5.0 (compatible; bot/1.0)' }, {}],
  ['nothing', 'unknown', {}, {}],
])('tells by %s that a %s sent it', (_title, who, headers, rest) => {
  expect(sent(headers, rest)).toBe(who);
});

const SECRET = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dcZq81mN4q'].join('_');
const ROLE = 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.mZ8kmZ8kmZ8kmZ8kmZ8kmZ8kmZ8kmZ8kmZ8kmZ8kmZ8';
const token = (request: Record<string, string>) => ({
  url: 'https://id.example.com/token',
  method: 'POST',
  request,
  requestBody: {
    mediaType: 'application/x-www-form-urlencoded',
    fields: [{ name: 'grant_type', value: 'client_credentials' }, { name: 'client_secret' }],
  },
});
const SIGNED = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260115/us-east-1/s3/aws4_request';

it.each([
  [
    'apikey-secret-in-browser',
    (headers: Record<string, string>) => ({ request: { ...headers, 'x-api-key': SECRET } }),
    'warning',
  ],
  [
    'jwt-service-role-in-browser',
    (headers: Record<string, string>) => ({ request: { ...headers, apikey: ROLE } }),
    'warning',
  ],
  ['oauth-client-secret-in-browser', token, 'warning'],
  [
    'sigv4-long-lived-key',
    (headers: Record<string, string>) => ({ request: { ...headers, authorization: SIGNED } }),
    undefined,
  ],
] as const)('%s is an error of pages, and says nothing of programs', (rule, make, unknown) => {
  const without = (headers: Record<string, string>) =>
    runRules({ exchanges: [{ ...make(headers), pageUrl: '' }] })
      .findings('example.com')
      .filter((finding) => finding.rule === rule)
      .map(({ severity }) => severity);
  expect(without({ 'user-agent': 'curl/8.5.0' })).toEqual([]);
  expect(severities(rule, [make({})])).toHaveLength(1);
  expect(without({})).toEqual(unknown === undefined ? [] : [unknown]);
});
