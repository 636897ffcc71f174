import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHar } from '../../../src/core/http/har.ts';

interface Options {
  at?: number;
  method?: string;
  status?: number;
  request?: Record<string, string>;
  response?: Record<string, string>;
  more?: object;
  requestMore?: object;
  responseMore?: object;
}

const list = (headers: Record<string, string> = {}) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

function entry(url: string, options: Options = {}) {
  return {
    startedDateTime: new Date(Date.UTC(2026, 0, 1) + (options.at ?? 0) * 1000).toISOString(),
    time: 12,
    request: {
      method: options.method ?? 'GET',
      url,
      headers: list(options.request),
      cookies: [],
      ...options.requestMore,
    },
    response: {
      status: options.status ?? 200,
      headers: list(options.response),
      cookies: [],
      content: {},
      redirectURL: '',
      ...options.responseMore,
    },
    ...options.more,
  };
}

function har(entries: unknown[], creator = 'WebInspector') {
  return { log: { version: '1.2', creator: { name: creator, version: '1' }, entries } };
}

describe('readHar', () => {
  it('reads entries in the order they began, numbered from 1', () => {
    const { exchanges, browser } = readHar(
      JSON.stringify(har([entry('https://a.example/2', { at: 2 }), entry('https://a.example/1', { at: 1 })])),
    );
    expect(browser).toBe('chrome');
    expect(exchanges.map(({ id, number, url }) => [id, number, url])).toEqual([
      ['1', 1, 'https://a.example/1'],
      ['2', 2, 'https://a.example/2'],
    ]);
    expect(exchanges[0]?.endedAt).toBe(Date.UTC(2026, 0, 1) + 1012);
  });

  it('names each broken entry and reads the others', () => {
    const { exchanges, problems, leftOut } = readHar(
      har([
        entry('https://a.example/'),
        null,
        { request: { method: 'GET' } },
        entry('not a url'),
        { ...entry('https://a.example/x?secret=1'), startedDateTime: 'yesterday', response: undefined },
        entry('https://a.example/y', { requestMore: { headers: 'none' } }),
        entry('https://a.example/z', { requestMore: { headers: [{ name: 1 }, { name: 'A', value: 'b' }] } }),
      ]),
    );
    expect(exchanges).toHaveLength(4);
    expect(leftOut).toBe(3);
    expect(problems.map(({ entry: number, leftOut: gone }) => [number, gone])).toEqual([
      [2, true],
      [3, true],
      [4, true],
      [5, false],
      [5, false],
      [6, false],
      [7, false],
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  it.each([
    ['', 'empty'],
    ['{"log":', 'ends too early'],
    ['{"log":{"entries":[1,]}}', 'no JSON'],
    ['[]', 'no HAR'],
    ['{"log":{}}', 'no list'],
    ['{"log":{"entries":[]}}', 'no entries'],
    ['{"log":{"entries":[{}]}}', 'entry 1: it has no request'],
  ])('says why “%s” cannot be used', (text, reason) => {
    const { error, exchanges } = readHar(text);
    expect(error).toContain(reason);
    expect(exchanges).toEqual([]);
  });

  it('knows a frame where nothing but its place tells, and that a page which was not answered is none', () => {
    const document = { pageref: 'p', _resourceType: 'document' };
    const from = (Referer: string) => ({ request: { Referer } });
    const { exchanges, pages } = readHar(
      har([
        entry('http://a.example/', { at: 1, more: document }),
        entry('https://x.example/frame', { at: 2, status: 0, ...from('http://a.example/'), more: document }),
        entry('http://a.example/favicon.ico', { at: 3, more: { pageref: 'p', _resourceType: 'other' } }),
        entry('http://a.example/next', { at: 4, ...from('http://a.example/'), more: document }),
        entry('http://b.example/', { at: 5, ...from('http://c.example/'), more: document }),
        entry('http://gone.example/', { at: 6, status: 0, more: { ...document, pageref: 'q' } }),
      ]),
    );
    expect(exchanges.map(({ type, pageUrl }) => [type, pageUrl])).toEqual([
      ['document', 'http://a.example/'],
      ['subdocument', 'http://a.example/'],
      ['other', 'http://a.example/'],
      ['document', 'http://a.example/next'],
      ['document', 'http://b.example/'],
      ['document', 'http://gone.example/'],
    ]);
    expect(pages).not.toContain('http://gone.example/');
  });

  it.each([
    [403, 'text/plain', 'CSRF Error\n', 'CSRF Error\n'],
    [403, 'text/plain', 'x '.repeat(200), undefined],
    [200, 'text/plain', 'CSRF Error\n', undefined],
    [403, 'text/css', 'body {}', undefined],
  ])('of an answer %s of the kind %s it reads what is a refusal in a few words', (status, mimeType, text, kept) => {
    const { exchanges } = readHar(
      har([
        entry('https://a.example/', {
          status,
          more: { response: { status, headers: [], content: { mimeType, text } } },
        }),
      ]),
    );
    expect(exchanges[0]?.responseBody?.text).toBe(kept);
  });

  it('links redirects and knows the page of each exchange', () => {
    const { exchanges, pages } = readHar(
      har([
        entry('https://a.example/login', {
          at: 1,
          status: 302,
          request: { 'Sec-Fetch-Dest': 'document' },
          response: { Location: '/home' },
          more: { pageref: 'p' },
        }),
        entry('https://a.example/home', { at: 2, request: { 'Sec-Fetch-Dest': 'document' }, more: { pageref: 'p' } }),
        entry('https://api.other.example/me', { at: 3, more: { pageref: 'p', _resourceType: 'fetch' } }),
        entry('https://x.example/frame', {
          at: 4,
          request: { 'Sec-Fetch-Dest': 'iframe' },
          more: { pageref: 'p', _resourceType: 'document' },
        }),
        entry('https://api.other.example/me', {
          at: 5,
          method: 'OPTIONS',
          request: { 'Access-Control-Request-Method': 'GET' },
        }),
        entry('https://y.example/x', {
          at: 6,
          request: { Referer: 'https://page.example/p' },
          more: { _resourceType: 'xhr' },
        }),
      ]),
    );
    expect(exchanges.map(({ type }) => type)).toEqual([
      'document',
      'document',
      'fetch',
      'subdocument',
      'preflight',
      'fetch',
    ]);
    expect(exchanges[1]?.redirectedFrom).toBe('1');
    expect(exchanges[2]?.pageUrl).toBe('https://a.example/home');
    expect(exchanges[3]?.pageUrl).toBe('https://a.example/home');
    expect(exchanges[5]?.pageUrl).toBe('https://page.example/p');
    expect(pages).toEqual(['https://a.example/home']);
  });

  it('takes cookies from their own lists when the headers lack them', () => {
    const { exchanges, takenOut } = readHar(
      har([
        entry('https://a.example/', {
          requestMore: {
            cookies: [
              { name: 'a', value: '1' },
              { name: 'b', value: '2' },
            ],
          },
          responseMore: {
            cookies: [{ name: 'c', value: '3', path: '/', httpOnly: true, expires: '2027-01-01T00:00:00.000Z' }],
          },
        }),
      ]),
    );
    expect(exchanges[0]?.requestHeaders).toContainEqual({ name: 'Cookie', value: 'a=1; b=2' });
    expect(exchanges[0]?.responseHeaders[0]?.value).toBe(
      'c=3; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly',
    );
    expect(takenOut).toBe(false);
  });

  it('notices a file without any credential, passes over pseudo-headers, and keeps no password', () => {
    const read = readHar(
      har([
        entry('https://ada:canary@a.example/', {
          method: 'POST',
          request: { ':authority': 'a.example', Accept: '*/*' },
          requestMore: { postData: { mimeType: 'application/json', text: '{"password":"canary"}' } },
        }),
      ]),
    );
    expect(read.takenOut).toBe(true);
    expect(read.exchanges[0]?.unseen).toContain('credential-headers');
    expect(read.exchanges[0]?.requestHeaders).toEqual([{ name: 'Accept', value: '*/*' }]);
    expect(read.exchanges[0]?.requestBody?.fields).toEqual([{ name: 'password', mark: '******' }]);
    expect(JSON.stringify(read)).not.toContain('canary');
  });

  it('takes a file of Firefox without any credential for one of a site without any', () => {
    const read = readHar(har([entry('https://a.example/', { request: { Accept: '*/*' } })], 'Firefox'));
    expect(read.takenOut).toBe(false);
    expect(read.exchanges[0]?.unseen ?? []).not.toContain('credential-headers');
  });

  it('takes a file of Firefox without any header for one they were taken out of', () => {
    const read = readHar(har([entry('https://a.example/'), entry('https://a.example/2')], 'Firefox'));
    expect(read.takenOut).toBe(true);
    expect(read.exchanges[1]?.unseen).toContain('credential-headers');
  });

  it('counts the entries whose request headers are missing, of those that sent a request', () => {
    const full = { request: { Accept: '*/*', Cookie: 'sid=1' } };
    const read = readHar(
      har([
        entry('https://a.example/', full),
        entry('https://a.example/bare'),
        entry('https://a.example/cached', { more: { _fromCache: 'memory' } }),
        entry('https://a.example/failed', { status: 0 }),
        entry('data:text/plain,x'),
      ]),
    );
    expect(read.withoutHeaders).toBe(1);
    expect(read.takenOut).toBe(false);
    for (const { unseen } of read.exchanges) expect(unseen ?? []).not.toContain('credential-headers');
  });

  it.each([
    ['<!doctype html><title>Sign in</title>', 'It is HTML or XML, no HAR.'],
    ['\n<?xml version="1.0"?>', 'It is HTML or XML, no HAR.'],
    ['{"constants":{"a":1},"events":[]}', 'It is a net log of Chromium, no HAR'],
    ['{"events":[]}', 'It is JSON, but no HAR'],
    ['[]', 'It is JSON, but no HAR'],
  ])('says of “%s” what it is instead', (text, reason) => {
    expect(readHar(text).error).toContain(reason);
  });

  it('reads bodies in base64, and counts those that are missing', () => {
    const { exchanges, withoutBodies } = readHar(
      har([
        entry('https://a.example/1', {
          responseMore: { content: { mimeType: 'application/json', encoding: 'base64', text: btoa('{"a":1}') } },
        }),
        entry('https://a.example/2', { response: { 'Content-Type': 'application/json' } }),
      ]),
    );
    expect(exchanges[0]?.responseBody?.text).toBe('{"a":1}');
    expect(withoutBodies).toBe(1);
  });

  it('survives any JSON and any text', () => {
    fc.assert(fc.property(fc.json(), (text) => readHar(text).exchanges.length === 0));
    fc.assert(fc.property(fc.string(), (text) => readHar(text).error !== undefined));
    fc.assert(
      fc.property(
        fc.array(
          fc.object({
            key: fc.constantFrom(
              'request',
              'response',
              'url',
              'headers',
              'method',
              'postData',
              'startedDateTime',
              '__proto__',
            ),
            maxDepth: 4,
          }),
        ),
        (entries) => {
          const read = readHar(har(entries));
          expect(read.exchanges.length + read.leftOut).toBe(entries.length);
        },
      ),
    );
  }, 30_000);
});

describe('what a file is', () => {
  it.each([
    ['', 'The file is empty.'],
    [' \n\t ', 'The file is empty.'],
    ['\ufeff', 'The file is empty.'],
    [' <!doctype html>', 'It is HTML or XML, no HAR.'],
    ['{"log":{"entries":[', 'It is no whole JSON: the text ends too early.'],
    ['{"log":{}', 'It is no whole JSON: the text ends too early.'],
    ['{"log":"x', 'It is no whole JSON: the text ends too early.'],
    ['{"log":[1 2]}', 'It is no JSON: reading stops at character 10.'],
    [
      '{"events":[],"constants":{}}',
      'It is a net log of Chromium, no HAR: export one from the network panel of DevTools.',
    ],
    ['{"events":[]}', 'It is JSON, but no HAR: there is no object “log”.'],
    ['{"events":{},"constants":{}}', 'It is JSON, but no HAR: there is no object “log”.'],
    ['null', 'It is JSON, but no HAR: there is no object “log”.'],
    ['{"log":[]}', 'It is JSON, but no HAR: there is no object “log”.'],
    ['{"log":{}}', 'It is no usable HAR: “log.entries” is no list.'],
    ['{"log":{"entries":[]}}', 'The HAR has no entries: nothing was recorded.'],
    ['{"log":{"entries":[7]}}', 'No entry can be used; entry 1: it is no object.'],
  ])('%j: %s', (text, error) => expect(readHar(text).error).toBe(error));

  it('is read behind a byte order mark, with nothing wrong about it', () => {
    const { error, exchanges } = readHar(`\ufeff${JSON.stringify(har([entry('https://a.example/')]))}`);
    expect([error, exchanges.length]).toEqual([undefined, 1]);
  });

  it.each([
    [{ browser: { name: 'Firefox', version: '153' }, creator: { name: 'x' } }, 'Firefox 153', 'firefox'],
    [{ browser: { name: 7 }, creator: { name: 'WebInspector', version: '537' } }, 'WebInspector 537', 'chrome'],
    [{ creator: { name: 'Microsoft Edge' } }, 'Microsoft Edge', 'chrome'],
    [{ creator: { name: 'Chromium', version: 7 } }, 'Chromium', 'chrome'],
    [{ creator: { name: 'Insomnia', version: 'x'.repeat(200) } }, `Insomnia ${'x'.repeat(91)}`, 'unknown'],
    [{ creator: { name: 'y'.repeat(200) } }, 'y'.repeat(100), 'unknown'],
    [{}, undefined, 'unknown'],
  ] as const)('%j was written by %s', (makers, creator, browser) => {
    const read = readHar({ log: { ...makers, entries: [entry('https://a.example/')] } });
    expect([read.creator, read.browser]).toEqual([creator, browser]);
    expect(Object.hasOwn(read, 'creator')).toBe(creator !== undefined);
  });

  it('has two hundred problems and no more; all that was left out is counted', () => {
    const { problems, leftOut } = readHar(har([entry('https://a.example/'), ...Array(250).fill(null)]));
    expect([problems.length, leftOut]).toEqual([200, 250]);
    expect(problems[0]).toEqual({ entry: 2, message: 'it is no object', leftOut: true });
  });

  it('has the pages that were shown', () => {
    const page = (url: string, status: number) =>
      entry(url, { status, request: { 'Sec-Fetch-Dest': 'document' }, response: { 'Content-Type': 'text/html' } });
    const { pages } = readHar(
      har([
        page('https://a.example/1', 200),
        page('https://a.example/2', 302),
        page('https://a.example/3', 299),
        page('https://a.example/4', 300),
      ]),
    );
    expect(pages).toEqual(['https://a.example/1', 'https://a.example/3']);
  });

  it.each([
    [{ Cookie: 'a=1' }, {}],
    [{ Authorization: 'Bearer x' }, {}],
    [{}, { 'Set-Cookie': 'a=1' }],
  ])('with %j and %j is whole', (request, response) => {
    expect(
      readHar(har([entry('https://a.example/', { request: { Accept: '*/*', ...request }, response })])).takenOut,
    ).toBe(false);
    expect(readHar(har([entry('https://a.example/', { request: { Accept: '*/*' } })])).takenOut).toBe(true);
  });

  it('counts as sent what a server answered', () => {
    const count = (url: string, options: Options) => readHar(har([entry(url, options)])).withoutHeaders;
    expect(count('https://a.example/', {})).toBe(1);
    expect(count('http://a.example/', {})).toBe(1);
    expect(count('wss://a.example/', {})).toBe(1);
    expect(count('https://a.example/', { status: 0 })).toBe(0);
    expect(count('https://a.example/', { more: { _fromCache: 'disk' } })).toBe(0);
    expect(count('blob:https://a.example/x', {})).toBe(0);
  });
});
