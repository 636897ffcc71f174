import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { cutToFormPost, readFormPost } from '../../../src/core/http/form-post.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { exchange, findAll, jwt } from './samples.ts';

const TOKEN = jwt({ sub: 'ada' });
const SAML =
  '<samlp:Response ID="_r1" IssueInstant="2026-01-01T00:00:00Z"><saml:Issuer>https://idp.example.org</saml:Issuer><saml:Assertion><saml:Subject><saml:NameID>ada@example.org</saml:NameID></saml:Subject><saml:Conditions NotOnOrAfter="2026-01-01T00:05:00Z"/></saml:Assertion></samlp:Response>';
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const find = (parts: Parameters<typeof exchange>[0]) =>
  findAll(parts).map(({ kind, value, place }) => ({ kind, value, carrier: place.carrier, name: place.name }));
const body = (mediaType: string, text: string) => find({ responseBody: { mediaType, text } });

function reportOf(parts: Parameters<typeof exchange>[0]) {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  capture.observe({ kind: 'exchange', exchange: exchange({ endedAt: Date.UTC(2026, 0, 1), ...parts }) });
  return buildReport(capture, { now: Date.UTC(2026, 0, 1), source: 'live' }).sites[0]?.credentials ?? [];
}

describe('tokens are found', () => {
  it('in any text of a body or of storage', () => {
    expect(body('text/plain', `var config = {};\nlogin("${TOKEN}");`)).toMatchObject([{ kind: 'jws', value: TOKEN }]);
    expect(body('application/jwt', TOKEN)).toMatchObject([{ kind: 'jws', value: TOKEN }]);
    const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
    const entries = [{ key: 'state', value: `user=ada;session=Bearer ${TOKEN};theme=dark` }];
    capture.observe({ kind: 'storage', at: 1, origin: 'https://app.example.com', area: 'session-storage', entries });
    expect([...capture.credentials()].map(({ value }) => value)).toEqual([TOKEN]);
  });

  it('in a form that a token endpoint answers with', () => {
    const text = 'access_token=gh-5dQp8sXyL2mNv7Kc4Wb9Zt&scope=repo&token_type=bearer';
    expect(body('application/x-www-form-urlencoded', text)).toMatchObject([{ name: 'access_token', kind: 'opaque' }]);
  });

  it('in the JSON serialization, as the token they stand for', () => {
    const [header, payload, signature] = TOKEN.split('.');
    const flat = { payload, protected: header, signature };
    const general = { payload, signatures: [{ protected: header, signature }] };
    for (const one of [flat, general, { result: flat }])
      expect(body('application/json', JSON.stringify(one))).toMatchObject([{ kind: 'jws', value: TOKEN }]);
  });

  it('in WebSocket handshakes and in the URL of an event stream', () => {
    const protocols = { 'Sec-WebSocket-Protocol': `graphql-ws, bearer, ${TOKEN}` };
    expect(find({ type: 'websocket', url: 'wss://app.example.com/ws', request: protocols })).toMatchObject([
      { carrier: 'websocket-protocol', value: TOKEN },
    ]);
    const stream = {
      url: `https://app.example.com/events?access_token=${TOKEN}`,
      request: { Accept: 'text/event-stream' },
    };
    expect(find(stream)).toMatchObject([{ carrier: 'query', value: TOKEN }]);
  });

  it('in the fragment of the page, which no request carries', () => {
    const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
    capture.observe({
      kind: 'page',
      at: 1,
      url: `https://app.example.com/cb?page=2#access_token=${TOKEN}&state=x`,
    });
    const [site] = buildReport(capture, { now: 2, source: 'live' }).sites;
    expect(site?.credentials).toMatchObject([{ kind: 'jws', role: 'access', carriers: ['fragment'] }]);
    expect(site?.credentials[0]?.life).toMatchObject([{ kind: 'stored', origin: 'https://app.example.com' }]);
  });

  it('in a page that hands a sign-in on, and nothing else of that page', () => {
    const value = Buffer.from(SAML).toString('base64').replaceAll('+', '&#x2b;');
    const page = `<form><input type=password name=password value=hunter2><input TYPE='hidden' NAME='SAMLResponse' VALUE='${value}'/><input name="RelayState" value="a&amp;b"></form>`;
    const cut = cutToFormPost(page);
    expect(cut).not.toContain('hunter2');
    expect(readFormPost(cut)).toEqual(readFormPost(page));
    expect(readFormPost(page).map((field) => [field.name, field.value])).toEqual([
      ['SAMLResponse', Buffer.from(SAML).toString('base64')],
      ['RelayState', 'a&b'],
    ]);
    expect(body('text/html', cut)).toMatchObject([{ kind: 'saml', name: 'SAMLResponse' }]);
    expect(cutToFormPost('<input name=q value=x>')).toBe('');
  });
});

it('a presigned URL is one signed request, not a set of tokens', () => {
  const aws =
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEJr';
  const azure = 'sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-01-02&sig=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE%3D';
  for (const [query, value] of [
    [aws, 'AKIAIOSFODNN7EXAMPLE'],
    [azure, 'shared access signature'],
  ])
    expect(find({ url: `https://files.example.com/a?${query}` })).toMatchObject([{ kind: 'signed-request', value }]);
  expect(find({ url: 'https://app.example.com/?sig=1&sv=2' })).toEqual([]);
});

it('what a proxy writes into headers is no credential of the page', () => {
  expect(find({ response: { 'X-Amzn-Oidc-Data': TOKEN, 'X-Goog-IAP-JWT-Assertion': TOKEN } })).toEqual([]);
});

describe('content in the report', () => {
  it('of a SAML message has issuer, conditions and no name', () => {
    const value = deflateRawSync(SAML).toString('base64');
    const [saml] = reportOf({ url: `https://app.example.com/acs?SAMLResponse=${encodeURIComponent(value)}` });
    expect(saml?.content).toMatchObject({
      format: 'saml',
      binding: 'redirect',
      issuer: 'https://idp.example.org',
      nameId: '(15 characters)',
      notOnOrAfter: '2026-01-01T00:05:00Z',
    });
    expect(JSON.stringify(saml)).not.toContain('ada@');
  });

  it('of an SD-JWT has what it discloses, without salts', () => {
    const sdJwt = `${jwt({ iss: 'https://i.example', _sd: ['x'] })}~${encode(['salt-canary', 'given_name', 'Ada'])}~`;
    const [credential] = reportOf({ request: { Authorization: `Bearer ${sdJwt}` } });
    expect(credential).toMatchObject({ kind: 'sd-jwt', jwt: { form: 'jws', problems: [] } });
    expect(credential?.content).toMatchObject({
      disclosures: [{ name: 'given_name', value: 'Ada', problems: [] }],
      digests: 1,
    });
    expect(JSON.stringify(credential)).not.toContain('salt-canary');
  });

  it('of a token tells duplicate claims, exact numbers and times in other units', () => {
    const payload = Buffer.from('{"sub":"a","sub":"b","id":12345678901234567890,"exp":1767225600000}').toString(
      'base64url',
    );
    const token = `${encode({ alg: 'HS256' })}.${payload}.${'h4'.repeat(21)}A`;
    const [credential] = reportOf({ request: { Authorization: `Bearer ${token}` } });
    expect(credential?.expiresAt).toBe(1767225600000);
    expect(credential?.jwt?.parts[1]?.notes).toMatchObject([
      { code: 'duplicate-member', path: ['sub'], earlier: 'a' },
      { code: 'unsafe-integer', path: ['id'], text: '12345678901234567890' },
    ]);
  });
});

it('a HAR keeps of a page the form that hands a sign-in on', () => {
  const text = `<h1>canary</h1><input name="SAMLResponse" value="${Buffer.from(SAML).toString('base64')}">`;
  const request = { method: 'POST', url: 'https://idp.example.com/sso', headers: [] };
  const response = { status: 200, headers: [], content: { mimeType: 'text/html', text } };
  const har = {
    log: { version: '1.2', entries: [{ startedDateTime: '2026-01-01T00:00:00Z', time: 1, request, response }] },
  };
  const kept = readHar(JSON.stringify(har)).exchanges[0]?.responseBody?.text ?? '';
  expect(readFormPost(kept)).toHaveLength(1);
  expect(kept).not.toContain('canary');
});
