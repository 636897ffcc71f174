import type { Fact } from '../../../src/core/capture/fact.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { bearer, createExchanges, encodeBase64Url, NOW_S, OPAQUE } from '../../../src/core/rules/support/examples.ts';
import type { Recording } from './recordings.ts';

const APP = 'https://app.example.com';
const API = 'https://api.example.com';
const DAY = 86_400;
const basic = `Basic ${btoa('ada:correct horse')}`;
const digest =
  'Digest username="ada", realm="r", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/", qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", algorithm=SHA-256';
const negotiate = `Negotiate ${btoa(`\x60\x82\x01\x10\x06\x06\x2b\x06\x01\x05\x05\x02${'x'.repeat(200)}`)}`;
const ntlm = `NTLM ${btoa(`NTLMSSP\0\x03\0\0\0${'\0'.repeat(80)}`)}`;
const token = bearer({ sub: 'u1', iat: NOW_S - 60, exp: NOW_S + 900 });
const value = token.slice('Bearer '.length);
const forEver = bearer({ sub: 'u1', iat: NOW_S - 60, exp: undefined });
const longLived = bearer({ sub: 'u1', iat: NOW_S - 60, exp: NOW_S + 21_145 * DAY }).slice(7);

function story(name: string, exchanges: ExampleExchange[], storage: Fact[] = []): Recording {
  const facts = createExchanges({ exchanges }).map((exchange): Fact => ({ kind: 'exchange', exchange }));
  return { name: `story: ${name}`, facts: [...facts, ...storage] };
}

/** A fetch of a page, with a header. */
function call(path: string, request: Record<string, string>, more: ExampleExchange = {}): ExampleExchange {
  return { url: `${APP}${path}`, type: 'fetch', pageUrl: `${APP}/`, request, ...more };
}

function read(
  area: 'local-storage' | 'session-storage' | 'indexed-db',
  entries: { key: string; value: string }[],
): Fact {
  return { kind: 'storage', at: NOW_S * 1000, origin: APP, area, entries };
}

/** The same from a program: no page made the requests. */
function fromProgram({ name, facts }: Recording): Recording {
  return {
    name,
    facts: facts.flatMap((fact): Fact[] => {
      if (fact.kind !== 'exchange' || fact.exchange.type === 'document') return [];
      const { pageUrl: _, ...exchange } = fact.exchange;
      return [{ kind: 'exchange', exchange: { ...exchange, type: 'other' } }];
    }),
  };
}

const page: ExampleExchange = { url: `${APP}/`, type: 'document' };
const calls = (request: Record<string, string>): ExampleExchange[] => [
  page,
  call('/api/a', request),
  call('/api/b', request),
  call('/api/c', request),
];

/** What the other recordings do not show: every way a credential can travel, with and without what a sentence about it rests on. */
export const stories: readonly Recording[] = [
  story('Basic that the browser adds', [
    { url: `${APP}/`, type: 'document', status: 401, response: { 'www-authenticate': 'Basic realm="r"' } },
    { url: `${APP}/`, type: 'document', request: { authorization: basic } },
    { url: `${APP}/reports`, type: 'document', request: { authorization: basic } },
  ]),
  story('Basic that a script sets', calls({ authorization: basic })),
  story('Digest', [
    {
      url: `${APP}/`,
      type: 'document',
      status: 401,
      response: { 'www-authenticate': 'Digest realm="r", nonce="x", qop="auth"' },
    },
    { url: `${APP}/`, type: 'document', request: { authorization: digest } },
    { url: `${APP}/reports`, type: 'document', request: { authorization: digest } },
  ]),
  story('Negotiate', [
    { url: `${APP}/`, type: 'document', status: 401, response: { 'www-authenticate': 'Negotiate' } },
    {
      url: `${APP}/`,
      type: 'document',
      request: {
        authorization: negotiate,
      },
    },
    { url: `${APP}/team`, type: 'document', request: { authorization: negotiate } },
  ]),
  story('NTLM', [
    { url: `${APP}/`, type: 'document', status: 401, response: { 'www-authenticate': 'NTLM' } },
    {
      url: `${APP}/`,
      type: 'document',
      request: { authorization: ntlm },
    },
    { url: `${APP}/team`, type: 'document', request: { authorization: ntlm } },
  ]),
  story('a token, storage read and empty', calls({ authorization: token }), [
    read('local-storage', []),
    read('session-storage', []),
  ]),
  story('a token that lies in localStorage', calls({ authorization: token }), [
    read('local-storage', [{ key: 'token', value }]),
  ]),
  story('a token that lies in IndexedDB', calls({ authorization: token }), [
    read('indexed-db', [{ key: 'auth/token', value }]),
  ]),
  story('a token that a cookie carries too', [
    { ...page, response: { 'set-cookie': `jwt=${value}; Path=/; Secure; SameSite=Lax` } },
    call('/api/a', { authorization: token, cookie: `jwt=${value}` }),
    call('/api/b', { authorization: token, cookie: `jwt=${value}` }),
  ]),
  story('a token without an end', calls({ authorization: forEver })),
  story('an opaque token', calls({ authorization: `Bearer ${OPAQUE}` })),
  story('a token that the recorder hid', calls({ authorization: 'Bearer [REDACTED]' })),
  fromProgram(
    story('a token from a program', [page, call('/a', { authorization: token }), call('/b', { authorization: token })]),
  ),
  story('a token to an API on another origin', [
    page,
    { url: `${API}/a`, type: 'preflight', method: 'OPTIONS', status: 204, pageUrl: `${APP}/` },
    { url: `${API}/a`, type: 'fetch', pageUrl: `${APP}/`, request: { authorization: token, origin: APP } },
    { url: `${API}/b`, type: 'fetch', pageUrl: `${APP}/`, request: { authorization: token, origin: APP } },
  ]),
  story('a preflight to somebody else', [
    page,
    { url: 'https://stats.other.net/e', type: 'preflight', method: 'OPTIONS', status: 204, pageUrl: `${APP}/` },
    ...calls({ authorization: token }),
  ]),
  story('a refresh token that is redeemed', [
    page,
    {
      url: `${APP}/token`,
      method: 'POST',
      type: 'fetch',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        fields: [
          { name: 'grant_type', value: 'refresh_token' },
          { name: 'refresh_token', value: OPAQUE },
        ],
      },
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({
          access_token: value,
          token_type: 'Bearer',
          expires_in: 900,
          refresh_token: `${OPAQUE}2`,
        }),
      },
    },
    call('/api/a', { authorization: token }),
    call('/api/b', { authorization: token }),
  ]),
  story('a refresh token that is handed out', [
    page,
    {
      url: `${APP}/login`,
      method: 'POST',
      type: 'fetch',
      requestBody: { mediaType: 'application/json', fields: [{ name: 'username' }, { name: 'password' }] },
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({ access_token: value, refresh_token: OPAQUE }),
      },
    },
    call('/api/a', { authorization: token }),
    call('/api/b', { authorization: token }),
  ]),
  story('a token of 58 years in a cookie of ten', [
    {
      url: `${APP}/login`,
      method: 'POST',
      type: 'document',
      status: 303,
      requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'user' }, { name: 'password' }] },
      response: {
        location: '/',
        'set-cookie': `auth_token=${longLived}; Path=/; Max-Age=${3650 * DAY}; Secure; HttpOnly; SameSite=Strict`,
      },
    },
    call('/api/a', { cookie: `auth_token=${longLived}` }),
    call('/api/b', { cookie: `auth_token=${longLived}` }),
  ]),
  story('an API key in a header', calls({ 'x-api-key': 'k_7Gq2Lw9Zx4Rt8Vb1Nm6Pc3Yd5' })),
  story('an API key in the query', [
    page,
    call('/api/a?api_key=7Gq2Lw9Zx4Rt8Vb1Nm6Pc3Yd5', {}),
    call('/api/b?api_key=7Gq2Lw9Zx4Rt8Vb1Nm6Pc3Yd5', {}),
  ]),
  story('a token in the query', [page, call(`/api/a?token=${value}`, {}), call(`/api/b?token=${value}`, {})]),
  story(
    'signed requests',
    calls({
      authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a1'.repeat(32)}`,
    }),
  ),
  story(
    'an encrypted token in a header',
    calls({
      authorization: `Bearer ${encodeBase64Url('{"alg":"dir","enc":"A256GCM"}')}..AAAAAAAAAAAAAAAA.${'AAAA'.repeat(40)}.AAAAAAAAAAAAAAAAAAAAAA`,
    }),
  ),
  story('pages that did not carry the session', [
    page,
    page,
    page,
    { ...page, response: { 'set-cookie': 'sessionid=q8Zr4Lw9Gx2Rt7Vb1Nm6Pc3Yd5Ks0Hj; Path=/; HttpOnly; Secure' } },
    call('/api/a', { cookie: 'sessionid=q8Zr4Lw9Gx2Rt7Vb1Nm6Pc3Yd5Ks0Hj' }),
    call('/api/b', { cookie: 'sessionid=q8Zr4Lw9Gx2Rt7Vb1Nm6Pc3Yd5Ks0Hj' }),
  ]),
];
