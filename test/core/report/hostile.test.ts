import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import type { Exchange, Header } from '../../../src/core/http/exchange.ts';
import { readBodyText } from '../../../src/core/http/request-body.ts';
import { scrubExchange } from '../../../src/core/http/scrub.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { redactExchange } from '../../../src/core/report/redact.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { effort } from '../../fixtures/effort.ts';
import { jwt } from '../credential/samples.ts';
import { findQuadratic } from '../http/linear.ts';

const NOW = Date.UTC(2026, 0, 1);
const suffixes = createPublicSuffixes('com\nnet\n');
const TOKEN = jwt({ sub: 'ada', exp: NOW / 1000 + 60 });

/** What hostile pages write: the right words in the wrong places, cut tokens, keys like `__proto__`, half characters. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.nat(TOKEN.length).map((end) => TOKEN.slice(0, end)),
  fc.constantFrom(
    ...[
      '__proto__',
      'constructor',
      'access_token',
      'sid',
      'a.0',
      'code',
      'Bearer ',
      'Basic ',
      'eyJ',
      '%',
      '%zz',
      '\ud800',
    ],
    ...[
      '{"a":',
      '[[[[',
      '"',
      ';',
      '=',
      '&',
      ',',
      '~',
      '.',
      '\u0000',
      '=; ',
      'Domain=',
      'Max-Age=9e99',
      '; Secure',
      '<input name="code" value="',
    ],
  ),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
/** The same without a whole token: names are shown as they are. */
const word = text.filter((one) => !one.includes(TOKEN.slice(TOKEN.lastIndexOf('.') + 1)));
const NAMES = [
  'Authorization',
  'Cookie',
  'Set-Cookie',
  'Referer',
  'Location',
  'X-Api-Key',
  'DPoP',
  'Date',
  'Refresh',
  'Signature-Input',
  'Sec-WebSocket-Protocol',
  'Proxy-Authorization',
];
const headers: fc.Arbitrary<Header[]> = fc.array(
  fc.record({ name: fc.oneof(fc.constantFrom(...NAMES), word), value: text }),
  { maxLength: 6 },
);
const url = fc.oneof(
  text,
  fc
    .constantFrom('https://app.example.com/', 'https://api.other.net/', 'wss://app.example.com/s')
    .chain((base) => text.map((rest) => base + rest)),
);
const mediaType = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'text/html',
  'multipart/form-data',
  'text/plain',
  '',
);
const number = fc.oneof(
  fc.nat(1e6).map((ms) => NOW + ms),
  fc.double(),
);

const exchange = fc.record(
  {
    url,
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', ''),
    type: fc.constantFrom<Exchange['type'][]>('document', 'fetch', 'image', 'ping', 'websocket', 'subdocument'),
    startedAt: number,
    endedAt: number,
    status: fc.constantFrom(0, 200, 204, 302, 401, 999),
    requestHeaders: headers,
    responseHeaders: headers,
    requestBody: fc.tuple(mediaType, text).map(([type, body]) => readBodyText(type, body)),
    responseBody: fc.record({ mediaType, text }),
    pageUrl: url,
    initiator: url,
    fromCache: fc.boolean(),
  },
  { requiredKeys: ['url', 'method', 'type', 'startedAt', 'status', 'requestHeaders', 'responseHeaders'] },
);
const stored: fc.Arbitrary<StoredCookie> = fc.record({
  name: word,
  value: text,
  domain: fc.oneof(word, fc.constant('app.example.com')),
  path: text,
  hostOnly: fc.boolean(),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite: fc.constantFrom<StoredCookie['sameSite'][]>('Lax', 'Strict', 'None', 'unspecified'),
  expires: fc.double(),
});
const entries = fc.array(fc.record({ key: word, value: text }), { maxLength: 5 });

/** All that a page can do to a capture, and all that is made of it. */
function run(
  exchanges: readonly Partial<Exchange>[],
  cookies: readonly StoredCookie[] = [],
  storage: readonly { key: string; value: string }[] = [],
  browser: 'chrome' | 'firefox' = 'chrome',
): string {
  const capture = createCapture({ suffixes, browser });
  for (const [index, parts] of exchanges.entries()) {
    const whole = { id: String(index + 1), number: index + 1, ...parts } as Exchange;
    capture.observe({ kind: 'exchange', exchange: scrubExchange(whole) });
  }
  const origin = 'https://app.example.com';
  capture.observe({ kind: 'cookies', at: NOW, origin, cookies: [...cookies] });
  capture.observe({ kind: 'storage', at: NOW, origin, area: 'local-storage', entries: [...storage] });
  const report = buildReport(capture, { now: NOW, source: 'live' });
  return JSON.stringify(report) + renderText(report) + renderMarkdown(report);
}

describe('whatever a page sends, stores and answers', () => {
  it.each([
    `${TOKEN}=; Path=/`,
    `${TOKEN}=1; Path=/${TOKEN}`,
    `a=b; ${TOKEN}`,
    `a=b; ${TOKEN}=x`,
    `a=b; SameSite=${TOKEN}`,
    `a=b; Expires=${TOKEN}`,
    `a=b; Max-Age=${TOKEN}`,
    `a=b; Domain=${TOKEN}`,
  ])('a token anywhere in a Set-Cookie field is shown nowhere: %s', (field) => {
    const answer: Partial<Exchange> = {
      url: 'https://app.example.com/',
      method: 'GET',
      type: 'document',
      startedAt: NOW,
      endedAt: NOW + 5,
      status: 200,
      requestHeaders: [],
      responseHeaders: [{ name: 'Set-Cookie', value: field }],
    };
    const secret = TOKEN.slice(TOKEN.lastIndexOf('.') + 1);
    expect(run([answer])).not.toContain(secret);
    const capture = createCapture({ suffixes, browser: 'chrome' });
    capture.observe({ kind: 'exchange', exchange: { id: '1', number: 1, ...answer } as Exchange });
    expect(JSON.stringify(redactExchange(capture, '1'))).not.toContain(secret);
  });

  it('an expiry that is no time is left out', () => {
    const cookie: StoredCookie = {
      name: 'sid',
      value: 'a'.repeat(40),
      domain: 'app.example.com',
      path: '/',
      hostOnly: true,
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    };
    expect(run([], [{ ...cookie, expires: Number.NaN }])).toBe(run([], [cookie]));
  });

  it('there is a report, and no exception', () => {
    fc.assert(
      fc.property(
        fc.array(exchange, { maxLength: 5 }),
        fc.array(stored, { maxLength: 4 }),
        entries,
        fc.constantFrom('chrome' as const, 'firefox' as const),
        (exchanges, cookies, storage, browser) => {
          const report = run(exchanges as Partial<Exchange>[], cookies, storage, browser);
          expect(report).not.toContain(TOKEN.slice(TOKEN.lastIndexOf('.') + 1));
        },
      ),
      { numRuns: effort(200) },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  }, 120_000);

  const base: Partial<Exchange> = {
    url: 'https://app.example.com/',
    method: 'GET',
    type: 'fetch',
    startedAt: NOW,
    endedAt: NOW,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
  };
  const places: [string, (hostile: string) => unknown][] = [
    ...NAMES.map((name): [string, (hostile: string) => unknown] => [
      name,
      (value) => run([{ ...base, requestHeaders: [{ name, value }], responseHeaders: [{ name, value }] }]),
    ]),
    ['url', (value) => run([{ ...base, url: `https://app.example.com/${value}?${value}#${value}` }])],
    ['request body', (value) => run([{ ...base, requestBody: readBodyText('application/json', value) }])],
    ...['application/json', 'text/html', 'text/plain'].map((mediaType): [string, (hostile: string) => unknown] => [
      mediaType,
      (value) => run([{ ...base, responseBody: { mediaType, text: value } }]),
    ]),
    ['storage', (value) => run([], [], [{ key: 'auth', value }])],
  ];
  it.each(places)(
    'it takes time linear in it (%s)',
    (_, attack) => {
      expect(findQuadratic(attack, '', effort(10_000))).toEqual([]);
    },
    240_000,
  );

  it('thousands of cookies are read at once', () => {
    const cookie = Array.from(
      { length: effort(20_000) },
      (_, index) => `n${index}.${index % 7}=${TOKEN.slice(0, 40)}${index}`,
    );
    const before = process.cpuUsage();
    run([
      {
        ...base,
        requestHeaders: [{ name: 'Cookie', value: cookie.join('; ') }],
        responseHeaders: cookie.slice(0, effort(3000)).map((value) => ({ name: 'Set-Cookie', value })),
      },
    ]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(effort(10_000));
  }, 240_000);
});
