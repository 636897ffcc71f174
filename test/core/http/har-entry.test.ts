import { describe, expect, it } from 'vitest';
import { type HarEntry, readHarEntry } from '../../../src/core/http/har-entry.ts';
import { linkEntries } from '../../../src/core/http/har-link.ts';
import { createScrubber } from '../../../src/core/http/scrub.ts';

const START = Date.UTC(2026, 0, 1);
const list = (fields: Record<string, string> = {}) => Object.entries(fields).map(([name, value]) => ({ name, value }));
type Parts = {
  request?: object;
  response?: object;
  sent?: Record<string, string>;
  got?: Record<string, string>;
  more?: object;
};

function read({ request, response, sent, got, more }: Parts = {}): HarEntry {
  const entry = {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12,
    request: { method: 'GET', url: 'https://a.example/x', headers: list(sent), ...request },
    response: { status: 200, headers: list(got), content: {}, ...response },
    ...more,
  };
  return readHarEntry(entry, 7, 5000, createScrubber());
}
const exchange = (parts?: Parts) => read(parts).exchange;

describe('an entry of a HAR file', () => {
  it('gives what it says', () => {
    expect(read({ sent: { Accept: '*/*' }, got: { Date: 'x' } })).toEqual({
      exchange: {
        id: '7',
        number: 7,
        url: 'https://a.example/x',
        method: 'GET',
        type: 'other',
        startedAt: START,
        endedAt: START + 12,
        status: 200,
        requestHeaders: [{ name: 'Accept', value: '*/*' }],
        responseHeaders: [{ name: 'Date', value: 'x' }],
      },
      problems: [],
    });
  });

  it.each([
    [null, 'it is no object'],
    [[], 'it is no object'],
    [{}, 'it has no request'],
    [{ request: [] }, 'it has no request'],
    [{ request: {} }, 'its request has no usable URL'],
    [{ request: { url: '/path' } }, 'its request has no usable URL'],
  ])('gives nothing when it is %j', (entry, problem) => {
    expect(readHarEntry(entry, 1, 0, createScrubber())).toEqual({ problems: [problem] });
  });

  it.each<[string, Parts, string, object]>([
    ['no method', { request: { method: 1 } }, 'its request has no method; GET is assumed', { method: 'GET' }],
    ['no response', { more: { response: null } }, 'it has no response', { status: 0 }],
    [
      'no time',
      { more: { startedDateTime: 'yesterday' } },
      'its time cannot be read; that of the entry before is used',
      { startedAt: 5000 },
    ],
    [
      'a time that is no text',
      { more: { startedDateTime: 2026 } },
      'its time cannot be read; that of the entry before is used',
      { startedAt: 5000 },
    ],
    [
      'headers that are no list',
      { request: { headers: 'x' } },
      'the headers of its request are no list',
      { requestHeaders: [] },
    ],
    [
      'headers that cannot be read',
      { response: { headers: [null, { name: 'A' }, { value: 'b' }, { name: 'C', value: 'd' }] } },
      '3 of the headers of its response cannot be read',
      { responseHeaders: [{ name: 'C', value: 'd' }] },
    ],
  ])('with %s is read all the same, which is said', (_what, parts, problem, has) => {
    const { exchange: one, problems } = read(parts);
    expect(problems).toEqual([problem]);
    expect(one).toMatchObject(has);
  });

  it.each([
    [100, 100],
    [999, 999],
    [1000, 0],
    [0, 0],
    [-1, 0],
    [200.5, 0],
    ['200', 0],
    [undefined, 0],
  ])('with the status %j has the status %i', (status, read_) => {
    expect(exchange({ response: { status } })?.status).toBe(read_);
  });

  it.each([
    [12, 200, START + 12],
    [-1, 200, START],
    ['12', 200, START],
    [Number.NaN, 200, START],
    [undefined, 0, undefined],
    [3, 0, START + 3],
  ])('that took %j and has the status %i ended then', (time, status, endedAt) => {
    expect(exchange({ response: { status }, more: { time } })?.endedAt).toBe(endedAt);
  });

  it('passes over the fields that HTTP/2 has beside the headers, and over more headers than anybody sends', () => {
    expect(exchange({ sent: { ':authority': 'a.example', A: 'b' } })?.requestHeaders).toEqual([
      { name: 'A', value: 'b' },
    ]);
    const headers = Array.from({ length: 1001 }, () => ({ name: 'A', value: 'b' }));
    expect(exchange({ request: { headers } })?.requestHeaders).toHaveLength(1000);
    expect(read({ more: { request: { method: 'GET', url: 'https://a.example/' } } }).problems).toEqual([]);
  });

  it.each([
    [301, {}, { Location: '/next' }, '/next'],
    [300, {}, { Location: '/next' }, '/next'],
    [399, {}, { Location: '/next' }, '/next'],
    [200, {}, { Location: '/next' }, undefined],
    [400, {}, { Location: '/next' }, undefined],
    [302, {}, {}, undefined],
    [200, { redirectURL: '/other' }, {}, '/other'],
    [302, { redirectURL: '' }, { Location: '/next' }, '/next'],
    [302, { redirectURL: 7 }, { Location: '/next?password=hunter22' }, '/next?password=********'],
  ])('with the status %i leads on: %j %j', (status, response, got, redirectUrl) => {
    expect(read({ response: { status, ...response }, got }).redirectUrl).toBe(redirectUrl);
  });

  it('belongs to a page of the file', () => {
    expect(read({ more: { pageref: 'page_1' } }).pageref).toBe('page_1');
    expect(read({ more: { pageref: 1 } })).not.toHaveProperty('pageref');
  });

  it.each<[Parts, object]>([
    [{ more: { _error: 'net::ERR_FAILED' } }, { error: 'net::ERR_FAILED' }],
    [{ response: { _error: 'net::ERR_A' }, more: { _error: 'net::ERR_B' } }, { error: 'net::ERR_A' }],
    [{ more: { _error: 'x'.repeat(300) } }, { error: 'x'.repeat(200) }],
    [{ more: { _fromCache: 'disk' } }, { fromCache: true }],
    [{ sent: { Origin: 'https://b.example' } }, { initiator: 'https://b.example' }],
  ])('has more to say: %#', (parts, has) => {
    expect(exchange(parts)).toMatchObject(has);
  });

  it('says nothing more where it does not', () => {
    const one = exchange({ sent: { Origin: 'null' }, got: { A: 'b' }, more: { _error: '', _fromCache: true } });
    for (const member of ['error', 'fromCache', 'initiator', 'unseen', 'requestBody', 'responseBody'])
      expect(one).not.toHaveProperty(member);
  });

  it.each<[Parts, string[]]>([
    [{}, ['request-headers', 'response-headers']],
    [{ sent: { A: 'b' } }, ['response-headers']],
    [{ sent: { A: 'b' }, response: { status: 0 } }, []],
    [{ sent: { A: 'b', 'Content-Type': 'text/plain' }, got: { A: 'b' } }, ['request-body']],
    [{ sent: { 'Content-Type': 'text/plain' }, got: { A: 'b' }, request: { bodySize: 0 } }, []],
    [{ sent: { A: 'b' }, got: { 'Content-Type': 'application/json' } }, ['response-body']],
    [{ sent: { A: 'b' }, got: { 'Content-Type': 'application/json' }, response: { content: { text: '' } } }, []],
    [{ sent: { A: 'b' }, got: { 'Content-Type': 'text/html' } }, []],
  ])('lacks what it does not hold: %j', (parts, unseen) => {
    expect(exchange(parts)?.unseen ?? []).toEqual(unseen);
  });
});

describe('the type of an entry', () => {
  it.each<[string, Parts, string, boolean]>([
    ['document', { more: { _resourceType: 'Document' } }, 'document', true],
    ['xhr', { more: { _resourceType: 'xhr' } }, 'fetch', true],
    ['fetch', { more: { _resourceType: 'fetch' } }, 'fetch', true],
    ['eventsource', { more: { _resourceType: 'eventsource' } }, 'fetch', true],
    ['script', { more: { _resourceType: 'script' } }, 'script', true],
    ['stylesheet', { more: { _resourceType: 'stylesheet' } }, 'stylesheet', true],
    ['image', { more: { _resourceType: 'image' } }, 'image', true],
    ['font', { more: { _resourceType: 'font' } }, 'font', true],
    ['media', { more: { _resourceType: 'media' } }, 'media', true],
    ['websocket', { more: { _resourceType: 'websocket' } }, 'websocket', true],
    ['ping', { more: { _resourceType: 'ping' } }, 'ping', true],
    ['preflight', { more: { _resourceType: 'preflight' } }, 'preflight', true],
    ['one that nobody knows', { more: { _resourceType: 'toString' } }, 'other', false],
    [
      'an OPTIONS that asks for leave',
      { request: { method: 'OPTIONS' }, sent: { 'Access-Control-Request-Method': 'PUT' } },
      'preflight',
      true,
    ],
    ['another OPTIONS', { request: { method: 'OPTIONS' } }, 'other', false],
    ['a GET with that field', { sent: { 'Access-Control-Request-Method': 'PUT' } }, 'other', false],
    ['a frame', { sent: { 'Sec-Fetch-Dest': 'iframe' }, more: { _resourceType: 'document' } }, 'subdocument', true],
    ['an old frame', { sent: { 'Sec-Fetch-Dest': 'Frame' } }, 'subdocument', true],
    ['a page', { sent: { 'Sec-Fetch-Dest': 'document' }, more: { _resourceType: 'other' } }, 'document', true],
    ['a socket', { request: { url: 'wss://a.example/' } }, 'websocket', true],
    ['a plain socket', { request: { url: 'ws://a.example/' } }, 'websocket', true],
    ['no destination', { sent: { 'Sec-Fetch-Dest': 'empty' } }, 'fetch', true],
    ['a script', { sent: { 'Sec-Fetch-Dest': 'script' } }, 'script', true],
    ['a style', { sent: { 'Sec-Fetch-Dest': 'style' } }, 'stylesheet', true],
    ['another destination', { sent: { 'Sec-Fetch-Dest': 'toString' } }, 'other', false],
    ['what a browser asks of a page', { sent: { Accept: 'text/html,*/*' } }, 'document', false],
    [
      'a page that nothing else can have asked for',
      { response: { content: { mimeType: 'text/html; charset=utf-8' } } },
      'document',
      false,
    ],
    [
      'a page that a script asked for',
      { sent: { 'X-Requested-With': 'XMLHttpRequest' }, response: { content: { mimeType: 'text/html' } } },
      'fetch',
      false,
    ],
    [
      'a page for which anything would do',
      { sent: { Accept: '*/*' }, response: { content: { mimeType: 'text/html' } } },
      'other',
      false,
    ],
    ['a request with an origin', { sent: { Origin: 'https://b.example' } }, 'fetch', false],
    ['a picture', { response: { content: { mimeType: 'image/png' } } }, 'image', false],
    ['CSS', { response: { content: { mimeType: 'text/css' } } }, 'stylesheet', false],
    ['JavaScript', { response: { content: { mimeType: 'application/javascript' } } }, 'script', false],
    ['a font', { response: { content: { mimeType: 'font/woff2' } } }, 'font', false],
    ['a font of old', { response: { content: { mimeType: 'application/x-font-ttf' } } }, 'font', false],
    ['JSON', { response: { content: { mimeType: 'application/json' } } }, 'fetch', false],
    ['anything else', { response: { content: { mimeType: 'application/pdf' } } }, 'other', false],
    ['what says nothing', { response: { content: null } }, 'other', false],
  ])('is told: %s', (_what, parts, type, declared) => {
    const { exchange: one, declaredType } = read(parts);
    expect(one?.type).toBe(type);
    expect(declaredType).toBe(declared ? type : undefined);
  });
});

describe('cookies that stand beside the headers', () => {
  const sent = (cookies: unknown, headers?: Record<string, string>) =>
    exchange({ request: { cookies }, ...(headers ? { sent: headers } : {}) })?.requestHeaders;
  const got = (cookies: unknown, headers?: Record<string, string>) =>
    exchange({ response: { cookies }, ...(headers ? { got: headers } : {}) })?.responseHeaders.map(
      ({ value }) => value,
    );

  it('are taken where the headers have none', () => {
    const cookies = [{ name: 'a', value: '1' }, { name: 'b', value: '2' }, { name: 'c' }, null];
    expect(sent(cookies)).toEqual([{ name: 'Cookie', value: 'a=1; b=2' }]);
    expect(sent(cookies, { cookie: 'x=y' })).toEqual([{ name: 'cookie', value: 'x=y' }]);
    for (const nothing of [[], [{ name: 'c' }], 'a=1', undefined]) expect(sent(nothing)).toEqual([]);
    expect(got(cookies)).toEqual(['a=1', 'b=2']);
    expect(got(cookies, { 'set-cookie': 'x=y' })).toEqual(['x=y']);
    for (const nothing of [[], [{ name: 'c' }], 'a=1', undefined]) expect(got(nothing)).toEqual([]);
  });

  it('are written with all that is known of them', () => {
    const whole = {
      path: '/',
      domain: 'a.example',
      expires: '2027-01-01T00:00:00Z',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    };
    const none = { path: '', domain: '', expires: '', httpOnly: false, secure: 'no', sameSite: '' };
    const odd = { path: 1, domain: 2, expires: 3, sameSite: 4 };
    expect(got([whole, none, odd].map((more) => ({ name: 'a', value: '1', ...more })))).toEqual([
      'a=1; Path=/; Domain=a.example; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
      'a=1',
      'a=1',
    ]);
  });
});

describe('the bodies of an entry', () => {
  const body = (content: object | null, status = 200) => exchange({ response: { status, content } })?.responseBody;
  const sent = (postData: unknown, more: object = {}) =>
    exchange({ request: { method: 'POST', postData, ...more } })?.requestBody;

  it('are read of the request by text or by parameters, with the length that was sent', () => {
    const form = 'application/x-www-form-urlencoded';
    expect(sent({ mimeType: form, text: 'scope=openid&a=b' })).toMatchObject({
      mediaType: form,
      fields: [{ name: 'scope', value: 'openid' }, { name: 'a' }],
    });
    const params = [{ name: 'scope', value: 'openid' }, { name: 'a' }, { name: 'b', value: 1 }, { value: 'c' }, null];
    for (const text of ['', undefined])
      expect(sent({ mimeType: form, text, params }, { bodySize: 9 })).toMatchObject({
        fields: [{ name: 'scope', value: 'openid' }, { name: 'a' }],
        bytes: 9,
      });
    expect(sent({ text: 'x' }, { bodySize: 0 })?.bytes).toBe(0);
    expect(sent({ mimeType: form, text: 'a=b' }, { bodySize: -1 })?.bytes).not.toBe(-1);
    expect(sent({ params: 'x' }, { headers: list({ 'content-type': form }) })).toMatchObject({
      mediaType: form,
      fields: [],
    });
    expect(sent('a=b')).toBeUndefined();
  });

  it.each([
    ['application/json', '{"a":1}', true],
    ['application/problem+json; charset=utf-8', '"x"', true],
    ['Application/JWT', 'a.b.c', true],
    ['application/token-introspection+jwt', 'a.b.c', true],
    ['application/x-www-form-urlencoded', 'a=b', true],
    ['text/plain', ' [1]', true],
    ['text/plain', 'words', false],
    ['text/html', '{"a":1}', true],
    [undefined, '{"a":1}', true],
    [undefined, 'words', false],
    ['image/png', '{"a":1}', false],
    ['application/jwt-list', 'a', false],
  ])('are kept of an answer of the type %s: %s', (mimeType, text, kept) => {
    const mediaType = mimeType === undefined ? '' : (mimeType.split(';')[0] ?? '').toLowerCase();
    expect(body({ mimeType, text })).toEqual(kept ? { mediaType, text } : undefined);
  });

  it('are decoded, cut, and left out where there are none', () => {
    const json = 'application/json';
    expect(body({ mimeType: json, encoding: 'base64', text: btoa('{"ä":1}') })?.text).toContain('":1}');
    expect(body({ mimeType: json, encoding: 'base64', text: '!!!' })).toEqual({ mediaType: json, text: '' });
    const long = `"${'x'.repeat(1_048_575)}`;
    expect(body({ mimeType: json, text: long })).toEqual({ mediaType: json, text: long });
    expect(body({ mimeType: json, text: `${long}y` })).toEqual({ mediaType: json, text: long, truncated: true });
    for (const nothing of [null, {}, { text: '' }, { text: 1 }]) expect(body(nothing)).toBeUndefined();
  });

  it('are of a page what hands a sign-in on', () => {
    const page = '<p>words</p><form method="post" action="/cb"><input name="SAMLResponse" value="PHNhbWw+"></form>';
    const kept = body({ mimeType: 'text/html', text: page })?.text;
    expect(kept).toContain('SAMLResponse');
    expect(body({ mimeType: 'application/xhtml+xml', text: page })?.text).toBe(kept);
  });
});

describe('entries in a row', () => {
  const link = (...parts: Parts[]) => {
    const entries = parts.map((one, index) => {
      const entry = read(one);
      if (entry.exchange) entry.exchange.id = String(index + 1);
      return entry;
    });
    linkEntries([{ problems: [] }, ...entries]);
    return entries.map(({ exchange: one }) => [one?.redirectedFrom, one?.pageUrl, one?.type]);
  };
  const page = (url: string, more: object = {}): Parts => ({
    request: { url },
    sent: { 'Sec-Fetch-Dest': 'document' },
    more,
  });
  const to = (redirectURL: string) => ({ response: { status: 302, redirectURL } });

  it('are linked by where the one leads and the other is, once', () => {
    const target = { request: { url: 'https://a.example/end#x' } };
    const from = { ...to('/end#y'), more: { _resourceType: 'image' } };
    expect(link(from, target, target).map(([redirectedFrom, , type]) => [redirectedFrom, type])).toEqual([
      [undefined, 'image'],
      ['1', 'image'],
      [undefined, 'other'],
    ]);
    const typed = { ...target, more: { _resourceType: 'fetch' } };
    expect(link(from, typed)[1]).toEqual(['1', undefined, 'fetch']);
    expect(link(to('https://[bad'), target)[1]?.[0]).toBeUndefined();
  });

  it('are made for the page of their part of the file, or for the one that they name', () => {
    const [one, two] = [page('https://one.example/', { pageref: 'p1' }), page('https://two.example/')];
    const pages = (...parts: Parts[]) =>
      link(one, two, ...parts)
        .map(([, url]) => url)
        .slice(2);
    expect(pages({ more: { pageref: 'p1' } }, {}, { more: { pageref: 'p3' } })).toEqual([
      'https://one.example/',
      'https://two.example/',
      undefined,
    ]);
    const lost = { more: { pageref: 'p3' } };
    expect(
      pages(
        { ...lost, sent: { Referer: 'https://r.example/', Origin: 'https://o.example' } },
        { ...lost, sent: { Referer: 'no address', Origin: 'https://o.example' } },
      ),
    ).toEqual(['https://r.example/', 'https://o.example']);
  });

  it('do not wait for ever for where many of them lead', () => {
    const open = Array.from({ length: 257 }, (_, index) => to(`/end/${index}`));
    const ends = [0, 1].map((index) => ({ request: { url: `https://a.example/end/${index}` } }));
    expect(
      link(...open, ...ends)
        .slice(-2)
        .map(([from]) => from),
    ).toEqual([undefined, '2']);
  });
});
