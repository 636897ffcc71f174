import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserHmac } from '../../src/platform/browser-hmac.ts';
import { browserName } from '../../src/platform/browser-name.ts';
import { createCookieSource } from '../../src/platform/cookies.ts';
import { createDevToolsPanel } from '../../src/platform/devtools-panel.ts';
import { extraInfo } from '../../src/platform/features.ts';
import { type FinishedRequest, onFinishedRequest, readRecorded } from '../../src/platform/finished-requests.ts';

const browser = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock('webextension-polyfill', () => ({ default: browser }));

/** Makes this one of the two browsers, with these parts of its API. */
function be(name: 'chrome' | 'firefox', parts: Record<string, unknown> = {}) {
  const scheme = name === 'firefox' ? 'moz-extension:' : 'chrome-extension:';
  Object.assign(browser, { runtime: { getURL: (path: string) => `${scheme}//id/${path}` } }, parts);
}

beforeEach(() => {
  for (const part of Object.keys(browser)) delete browser[part];
});
afterEach(() => vi.unstubAllGlobals());

it.each(['chrome', 'firefox'] as const)('knows that it runs in %s', (name) => {
  be(name);
  expect(browserName()).toBe(name);
});

it('makes an HMAC of RFC 4231, and none with a hash that there is not', async () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const mac = await browserHmac('SHA-256', text('Jefe'), text('what do ya want for nothing?'));
  expect(Buffer.from(mac).toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  await expect(browserHmac('MD5', text('Jefe'), text(''))).rejects.toThrow();
});

describe('the cookies of a site', () => {
  const jar = [{ name: 'sid' }];
  const stores = [
    { id: 'default', tabIds: [1] },
    { id: 'container', tabIds: [2, 7] },
  ];
  const getAll = vi.fn(async (_filter: unknown) => jar);
  const cookies = { getAll, getAllCookieStores: async () => stores };
  beforeEach(() => void getAll.mockClear());

  it('are asked for in the store that the tab uses, those in partitions too', async () => {
    be('chrome', { cookies });
    expect(await createCookieSource().list('site.example', 7)).toBe(jar);
    expect(getAll).toHaveBeenCalledWith({ domain: 'site.example', storeId: 'container', partitionKey: {} });
  });

  it('are asked for without a store when no store has the tab', async () => {
    be('chrome', { cookies });
    await createCookieSource().list('site.example', 99);
    expect(getAll).toHaveBeenCalledWith({ domain: 'site.example', partitionKey: {} });
  });

  it('are asked for by the URL of an IPv6 address, and of any first party in Firefox', async () => {
    be('firefox', { cookies });
    await createCookieSource().list('[::1]', 1);
    expect(getAll).toHaveBeenCalledWith({
      url: 'http://[::1]/',
      storeId: 'default',
      partitionKey: {},
      firstPartyDomain: null,
    });
  });

  it('are not known where the browser does not tell', async () => {
    be('chrome', { cookies: { ...cookies, getAll: () => Promise.reject(new Error('no permission')) } });
    expect(await createCookieSource().list('site.example', 1)).toBeUndefined();
  });
});

describe('what webRequest is asked for', () => {
  const withWord = { SEND: 'requestHeaders', EXTRA_HEADERS: 'extraHeaders' };

  it.each([
    ['onSendHeaders', 'OnSendHeadersOptions'],
    ['onHeadersReceived', 'OnHeadersReceivedOptions'],
    ['onBeforeRedirect', 'OnBeforeRedirectOptions'],
    ['onResponseStarted', 'OnResponseStartedOptions'],
  ] as const)('%s gives all headers where the browser keeps some back unless asked', (event, options) => {
    be('chrome', { webRequest: { [options]: withWord } });
    expect(extraInfo(event, 'responseHeaders')).toEqual(['responseHeaders', 'extraHeaders']);
  });

  it.each([{ SEND: 'requestHeaders' }, null, undefined, 'extraHeaders'])(
    'says no word that the browser does not know: %j',
    (options) => {
      be('firefox', { webRequest: { OnSendHeadersOptions: options } });
      expect(extraInfo('onSendHeaders', 'requestHeaders')).toEqual(['requestHeaders']);
    },
  );
});

describe('the requests that DevTools saw', () => {
  const entry = { startedDateTime: '2026-01-01', request: { url: 'u', method: 'GET' }, response: { status: 200 } };

  /** DevTools that have finished one request, with this way to read its body, and recorded this. */
  function open(name: 'chrome' | 'firefox', getContent: unknown, recorded?: unknown) {
    const onRequestFinished = { addListener: (hear: (request: unknown) => void) => hear({ ...entry, getContent }) };
    const network = { onRequestFinished, getHAR: (tell?: (log: unknown) => void) => tell?.(recorded) ?? recorded };
    be(name, name === 'firefox' ? { devtools: { network } } : {});
    if (name === 'chrome') vi.stubGlobal('chrome', { devtools: { network } });
  }

  it.each([
    ['chrome', (tell: (...told: unknown[]) => void) => tell('eA==', 'base64'), ['eA==', 'base64']],
    ['chrome', (tell: (...told: unknown[]) => void) => tell('x'), ['x', '']],
    ['chrome', (tell: (...told: unknown[]) => void) => tell(null), [null, '']],
    // Firefox's second value is no encoding.
    ['firefox', async () => ['x', 'text/html'], ['x', '']],
  ] as const)('%s hands them over with their body', async (name, getContent, body) => {
    open(name, getContent);
    const heard: FinishedRequest[] = [];
    onFinishedRequest((request) => heard.push(request));
    expect(heard).toEqual([{ ...entry, getContent: expect.any(Function) }]);
    expect(await heard[0]?.getContent()).toEqual(body);
  });

  it.each(['chrome', 'firefox'] as const)(
    '%s hands over all that was recorded, with or without the file around',
    async (name) => {
      for (const recorded of [{ entries: [entry] }, { log: { entries: [entry] } }]) {
        open(name, undefined, recorded);
        expect(await readRecorded()).toEqual([entry]);
      }
      for (const recorded of [undefined, null, {}, { log: {} }, { entries: 'many' }]) {
        open(name, undefined, recorded);
        expect(await readRecorded()).toEqual([]);
      }
    },
  );
});

it('adds the panel in Firefox, which always listens', () => {
  const create = vi.fn();
  be('firefox', { devtools: { panels: { create } } });
  vi.useFakeTimers();
  try {
    createDevToolsPanel({ title: 'Watchword', icon: '/icon.png', page: '/panel.html' });
    expect(create.mock.calls).toEqual([['Watchword', '/icon.png', '/panel.html']]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
