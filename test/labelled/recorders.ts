import type { Exchange } from '../../src/core/http/exchange.ts';
import { type Labelled, visit } from './label.ts';
import { base64Url, hex, jwt } from './values.ts';

const S = 'https://api.shop.example';

/** Takes the same out of every exchange. */
function hide(exchanges: readonly Exchange[], names: RegExp, value: string): void {
  for (const exchange of exchanges)
    for (const headers of [exchange.requestHeaders, exchange.responseHeaders])
      for (const header of headers) if (names.test(header.name)) header.value = value;
}

function walkApi(headers: Record<string, string>) {
  return (b: Parameters<Parameters<typeof visit>[2]>[0]) => {
    for (let call = 0; call < 6; call++) b.fetch(`${S}/v1/items/${call}`, { headers });
  };
}

/** Recordings in which somebody put something else in place of secrets, or left them out. */
export const recorders: readonly Labelled[] = [
  visit(
    'a key in a header nobody listed',
    { is: 'api-key' },
    walkApi({ 'DD-API-KEY': hex(32), 'DD-APPLICATION-KEY': hex(40) }),
  ),
  visit(
    'the same, hidden',
    { is: ['api-key', 'unknown'] },
    walkApi({ 'DD-API-KEY': '***', 'DD-APPLICATION-KEY': '***' }),
  ),
  visit('a key whose value was emptied', { is: ['api-key', 'unknown'] }, walkApi({ 'X-API-Key': '' })),
  visit(
    'a hidden token of an own header',
    { is: ['custom-header', 'unknown'] },
    walkApi({ 'X-Shop-Token': 'xxxxxxxx' }),
  ),
  visit(
    'a hidden Basic',
    { is: 'basic', login: ['http-challenge', 'unknown'] },
    walkApi({ Authorization: 'Basic [REDACTED]' }),
  ),
  visit(
    'a hidden bearer token',
    { is: ['opaque-bearer', 'jwt-bearer', 'unknown'] },
    walkApi({ Authorization: 'Bearer <redacted>' }),
  ),
  visit('Authorization hidden whole', { is: 'unknown' }, walkApi({ Authorization: '[REDACTED]' })),
  visit('a hidden key that only keeps requests apart', { is: 'none' }, walkApi({ 'Idempotency-Key': '[REDACTED]' })),
  visit('a hidden token against forgery', { is: ['none', 'unknown'] }, walkApi({ 'X-CSRF-Token': '[REDACTED]' })),
  visit('cookies hidden whole', { is: 'unknown' }, (b) => {
    b.cookie('api.shop.example', 'sid', hex(32));
    for (const path of ['', 'a', 'b', 'c']) b.open(`${S}/${path}`);
    hide(b.exchanges, /^cookie$/i, '[REDACTED]');
  }),
  visit('a hidden session whose name was left', { is: ['session-cookie', 'unknown'] }, (b) => {
    b.cookie('api.shop.example', 'PHPSESSID', 'REMOVED');
    for (const path of ['', 'a', 'b', 'c']) b.open(`${S}/${path}`);
  }),
  visit('hidden cookies whose names say nothing', { is: 'unknown' }, (b) => {
    b.cookie('api.shop.example', 'q', '***');
    b.cookie('api.shop.example', 'zz', '***');
    for (const path of ['', 'a', 'b', 'c']) b.open(`${S}/${path}`);
  }),
  visit('hidden cookies of vendors', { is: 'none' }, (b) => {
    b.cookie('api.shop.example', '_ga', '***');
    b.cookie('api.shop.example', 'OptanonConsent', '***');
    for (const path of ['', 'a', 'b', 'c']) b.open(`${S}/${path}`);
  }),
  visit('a login whose secrets are left out', { is: 'unknown', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], { page: '<a href="/logout">Log out</a>' });
    for (const path of ['a', 'b', 'c']) b.open(`${S}/${path}`);
    for (const exchange of b.exchanges) exchange.unseen = ['credential-headers'];
  }),
  visit('secrets left out of a page with a JWT in the body of its login', { is: 'unknown', login: 'json' }, (b) => {
    b.open(`${S}/`);
    b.post(`${S}/login`, ['user', 'password'], { body: JSON.stringify({ token: jwt() }) });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/${path}`);
    for (const exchange of b.exchanges) exchange.unseen = ['credential-headers'];
  }),
  visit('a refresh token hidden in an answer, the access token not', { is: 'opaque-bearer', login: 'json' }, (b) => {
    const token = base64Url(32);
    b.open(`${S}/`);
    b.post(`${S}/login`, ['user', 'password'], {
      body: JSON.stringify({ access_token: token, refresh_token: '[REDACTED]' }),
    });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/${path}`, { headers: { Authorization: `Bearer ${token}` } });
  }),
];
