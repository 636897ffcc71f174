import { expect, test } from 'vitest';
import { isCsrfName, senseOfName } from '../../../../src/core/credential/names/sense.ts';

test.each([
  ['X-ApiKeys', 'key'],
  ['x-apikeys', 'key'],
  ['DD-API-KEY', 'key'],
  ['DD-APPLICATION-KEY', 'key'],
  ['X-MBX-APIKEY', 'key'],
  ['CB-ACCESS-KEY', 'key'],
  ['X-Redmine-API-Key', 'key'],
  ['x-algolia-api-key', 'key'],
  ['X-Client-Secret', 'key'],
  ['X-EX-UserToken', 'token'],
  ['X-Emby-Token', 'token'],
  ['X-Riot-Token', 'token'],
  ['Authorization-Token', 'token'],
  ['X-Company-Auth', 'token'],
  ['accessToken', 'token'],
  ['sessionId', 'session'],
  ['X-Session', 'session'],
  ['x_session_key', 'session'],
] as const)('%s says %s', (name, sense) => expect(senseOfName(name)).toBe(sense));

test.each([
  'Idempotency-Key',
  'X-Idempotency-Key',
  'X-Recaptcha-Token',
  'x-turnstile-token',
  'nextPageToken',
  'page_token',
  'x-ms-continuationtoken',
  'X-Device-Token',
  'x-push-token',
  'Surrogate-Key',
  'X-Cache-Key',
  'Sec-WebSocket-Key',
  'x-amz-server-side-encryption-customer-key',
  'max_tokens',
  'X-Firebase-AppCheck',
  'X-Request-ID',
  'traceparent',
  'Author',
  'monkey',
  'keyword',
  'X-CSRF-Token',
])('%s says nothing of the kind', (name) => expect(senseOfName(name)).toBeUndefined());

test.each([
  'X-CSRF-Token',
  'X-XSRF-TOKEN',
  'X-CSRF-JWT',
  'X-Shop-Csrf',
  'RequestVerificationToken',
  'X-Anti-Forgery',
  'requesttoken',
  'X-Transmission-Session-Id',
  'X-Atlassian-Token',
  'X-Requested-With',
])('%s protects against request forgery', (name) => expect(isCsrfName(name)).toBe(true));

test.each(['X-Api-Key', 'Authorization', 'X-Auth-Token', 'X-Rider'])('%s does not', (name) =>
  expect(isCsrfName(name)).toBe(false),
);
