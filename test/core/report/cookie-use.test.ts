import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { readCookieRequests, readRequestCookies } from '../../../src/core/report/cookie-use.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

const VALUE = 'Zk3mPq9vXw7tRb2nLc8hJd5g';
const suffixes = createPublicSuffixes('example\ncom');

function captureOf(exchanges: ExampleExchange[], browser: 'chrome' | 'firefox' = 'chrome') {
  const capture = createCapture({ suffixes, browser });
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  return capture;
}

const page = 'https://app.shop.example/';
const set = (attributes: string, url = 'https://app.shop.example/login'): ExampleExchange => ({
  url,
  method: 'POST',
  pageUrl: page,
  response: { 'set-cookie': `sid=${VALUE}; ${attributes}` },
});
const withheld = (exchanges: ExampleExchange[], browser?: 'firefox') =>
  readRequestCookies(captureOf(exchanges, browser), '2')?.withheld.map(({ name, reason, or }) =>
    [name, reason, or].filter(Boolean).join(' '),
  );

describe('the cookies of a request', () => {
  it('are those that were sent, with where they came from, and no value', () => {
    const capture = captureOf([
      set('Path=/; Secure; HttpOnly; SameSite=Lax'),
      { url: 'https://app.shop.example/api', pageUrl: page, request: { cookie: `sid=${VALUE}; theme=dark` } },
    ]);
    const cookies = readRequestCookies(capture, '2');
    expect(cookies?.sent).toMatchObject([
      { name: 'sid', setBy: '1', domain: 'app.shop.example', hostOnly: true, path: '/', sameSite: 'Lax' },
      { name: 'theme' },
    ]);
    expect(cookies?.sent[0]?.credential).toMatch(/#1$/);
    expect(cookies?.withheld).toEqual([]);
    expect(JSON.stringify(cookies)).not.toContain(VALUE);
  });

  it.each<[string, string, ExampleExchange, string]>([
    ['another host', 'Path=/', { url: 'https://api.shop.example/me', pageUrl: page }, 'sid host-only'],
    ['another path', 'Path=/admin', { url: 'https://app.shop.example/me', pageUrl: page }, 'sid path'],
    [
      'a sibling of the domain',
      'Domain=app.shop.example; Path=/',
      { url: 'https://api.shop.example/me', pageUrl: page },
      'sid domain',
    ],
    ['plain http', 'Path=/; Secure', { url: 'http://app.shop.example/me', pageUrl: page }, 'sid secure'],
    [
      'a POST from another site',
      'Path=/; Secure; SameSite=Lax',
      {
        url: 'https://app.shop.example/acs',
        method: 'POST',
        type: 'document',
        request: { origin: 'https://idp.example', 'sec-fetch-site': 'cross-site' },
      },
      'sid same-site',
    ],
    [
      'a link from another site',
      'Path=/; Secure; SameSite=Strict',
      { url: 'https://app.shop.example/', type: 'document', request: { 'sec-fetch-site': 'cross-site' } },
      'sid same-site',
    ],
    [
      'a time after its end',
      'Path=/; Max-Age=60',
      { url: 'https://app.shop.example/me', pageUrl: page, at: Date.UTC(2027, 0, 1) },
      'sid expired',
    ],
  ])('names what was kept back from %s', (_, attributes, request, wanted) => {
    expect(withheld([set(attributes), request])).toEqual([wanted]);
  });

  it('calls what only the browser or the script can have done by both names', () => {
    const other = 'https://shop-api.example/me';
    expect(
      withheld([
        {
          ...set('Path=/; Secure; SameSite=None', 'https://shop-api.example/login'),
          type: 'document',
          pageUrl: undefined,
        },
        { url: other, pageUrl: page, request: { origin: 'https://app.shop.example', 'sec-fetch-site': 'cross-site' } },
      ]),
    ).toEqual(['sid credentials third-party']);
  });

  it('says nothing of cookies of another site, nor of one that was sent', () => {
    expect(withheld([set('Path=/'), { url: 'https://elsewhere.example/', pageUrl: page }])).toEqual([]);
    const sent = { url: 'https://app.shop.example/me', pageUrl: page, request: { cookie: `sid=${VALUE}` } };
    expect(withheld([set('Path=/'), sent])).toEqual([]);
  });

  it('are told of an image too, which the diagnosis passes over', () => {
    expect(
      withheld([set('Path=/admin'), { url: 'https://app.shop.example/logo.png', type: 'image', pageUrl: page }]),
    ).toEqual(['sid path']);
  });

  it('name a cookie that the browser had refused, with the reason', () => {
    const capture = captureOf([
      { ...set('Path=/; Domain=other.example') },
      { url: 'https://app.shop.example/me', pageUrl: page },
    ]);
    const cookies = readRequestCookies(capture, '2');
    expect(cookies?.refused).toMatchObject([{ name: 'sid', setBy: '1' }]);
    expect(cookies?.refused[0]?.text).toMatch(/domain/i);
    expect(cookies?.withheld).toEqual([]);
  });

  it('are compared with the store, which holds what was set before anybody looked', () => {
    const capture = captureOf([{ url: page, type: 'document' }]);
    const stored: StoredCookie = {
      name: 'old',
      value: VALUE,
      domain: 'app.shop.example',
      path: '/account',
      hostOnly: true,
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    };
    capture.observe({ kind: 'cookies', origin: 'https://app.shop.example', cookies: [stored], at: 1 });
    const [first] = createExchanges({ exchanges: [{ url: 'https://app.shop.example/me', pageUrl: page }] });
    if (!first) throw new Error('no exchange');
    capture.observe({ kind: 'exchange', exchange: { ...first, id: '2', number: 2 } });
    expect(readRequestCookies(capture, '2')?.withheld).toMatchObject([
      { name: 'old', reason: 'path', path: '/account' },
    ]);
  });

  it('cannot be told where the Cookie header was not seen', () => {
    const capture = createCapture({ suffixes, browser: 'chrome' });
    const exchanges = createExchanges({ exchanges: [set('Path=/admin'), { url: 'https://app.shop.example/me' }] });
    for (const exchange of exchanges)
      capture.observe({ kind: 'exchange', exchange: { ...exchange, unseen: ['credential-headers'] } });
    expect(readRequestCookies(capture, '2')).toMatchObject({ seen: false, withheld: [] });
  });
});

describe('the requests of a cookie', () => {
  const capture = captureOf([
    set('Path=/app; Secure; HttpOnly; SameSite=Lax'),
    { url: 'https://app.shop.example/app/me', pageUrl: page, request: { cookie: `sid=${VALUE}` } },
    { url: 'https://app.shop.example/api/me', pageUrl: page, status: 401 },
    { url: 'https://elsewhere.example/', pageUrl: page },
  ]);
  const id = [...capture.credentials()].find(({ value }) => value === VALUE)?.id ?? '';

  it('are those that had it and those that lacked it, with the reason', () => {
    expect(readCookieRequests(capture, id)).toMatchObject({
      had: ['2'],
      hadCount: 1,
      lacked: [{ exchange: '3', cookie: { reason: 'path' }, request: { path: '/api/me' } }],
      lackedCount: 1,
    });
  });

  it('are none of a credential that is in no cookie', () => {
    expect(readCookieRequests(capture, 'jwt#9')).toBeUndefined();
  });
});
