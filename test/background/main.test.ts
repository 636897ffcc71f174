import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setBadgeColors, showBadge } from '../../src/background/badge.ts';

type Listener = (...given: unknown[]) => unknown;

const { browser, listeners, background, made } = vi.hoisted(() => {
  const listeners = new Map<string, { listener: Listener; rest: unknown[] }>();
  const event = (name: string) => ({
    addListener: (listener: Listener, ...rest: unknown[]) => void listeners.set(name, { listener, rest }),
    removeListener: () => undefined,
  });
  const events = (area: string, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, event(`${area}.${name}`)]));
  const webRequest = [
    'onBeforeRequest',
    'onSendHeaders',
    'onHeadersReceived',
    'onBeforeRedirect',
    'onResponseStarted',
    'onCompleted',
    'onErrorOccurred',
  ];
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    async (...given: unknown[]) =>
      void calls.push([name, ...given]);
  const browser = {
    calls,
    runtime: {
      id: 'id',
      getURL: (path: string) => `chrome-extension://id/${path}`,
      openOptionsPage: note('openOptionsPage'),
      ...events('runtime', ['onConnect']),
    },
    webRequest: events('webRequest', webRequest),
    tabs: {
      ...events('tabs', ['onUpdated', 'onRemoved', 'onReplaced']),
      query: async () => [{ id: 1, url: 'https://a.example/' }, { id: 2 }, { url: 'https://devtools.example/' }],
    },
    cookies: events('cookies', ['onChanged']),
    permissions: events('permissions', ['onAdded', 'onRemoved']),
    storage: { session: {}, local: {}, ...events('storage', ['onChanged']) },
    action: Object.fromEntries(
      ['setBadgeText', 'setTitle', 'setBadgeBackgroundColor', 'setBadgeTextColor'].map((name) => [name, note(name)]),
    ) as Record<string, (...given: unknown[]) => Promise<void>>,
  };
  const background: Record<string, Listener> = {};
  const made: { options?: Record<string, (...given: unknown[]) => unknown> } = {};
  return { browser, listeners, background, made };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));
vi.mock('../../src/background/background.ts', () => ({
  createBackground(options: NonNullable<typeof made.options>) {
    made.options = options;
    return background;
  },
}));

const heard: unknown[][] = [];
const emit = (name: string, ...given: unknown[]) => listeners.get(name)?.listener(...given);

beforeAll(async () => {
  const methods = [
    'onRequestEvent',
    'onTabUrl',
    'onTabLoaded',
    'onTabClosed',
    'onTabReplaced',
    'onCookieChanged',
    'onAccessChanged',
    'onPort',
    'onSettings',
  ];
  for (const method of methods) background[method] = (...given) => void heard.push([method, ...given]);
  await import('../../src/background/main.ts');
});
beforeEach(() => void heard.splice(0));

describe('the script of the worker', () => {
  it.each([
    ['onBeforeRequest', 'request', [{ urls: ['<all_urls>'] }, ['requestBody']]],
    ['onSendHeaders', 'sent', [{ urls: ['<all_urls>'] }, ['requestHeaders']]],
    ['onHeadersReceived', 'headers', [{ urls: ['<all_urls>'] }, ['responseHeaders']]],
    ['onBeforeRedirect', 'redirect', [{ urls: ['<all_urls>'] }, ['responseHeaders']]],
    ['onResponseStarted', 'started', [{ urls: ['<all_urls>'] }, ['responseHeaders']]],
    ['onCompleted', 'completed', [{ urls: ['<all_urls>'] }]],
    ['onErrorOccurred', 'error', [{ urls: ['<all_urls>'] }]],
  ])('hears of %s for all URLs, and hands it on', (event, name, rest) => {
    expect(listeners.get(`webRequest.${event}`)?.rest).toEqual(rest);
    expect(emit(`webRequest.${event}`, { requestId: '1' })).toBeUndefined();
    expect(heard).toEqual([['onRequestEvent', { name, details: { requestId: '1' } }]]);
  });

  it.each([
    ['tabs.onUpdated', [3, { url: 'https://a.example/' }, { id: 3 }], [['onTabUrl', 3, 'https://a.example/']]],
    ['tabs.onUpdated', [3, { status: 'complete' }, { id: 3 }], [['onTabLoaded', 3]]],
    ['tabs.onUpdated', [3, { status: 'complete' }, {}], [['onTabLoaded', 3]]],
    ['tabs.onUpdated', [3, { status: 'loading', title: 'x' }, { id: 3 }], []],
    ['tabs.onRemoved', [3, {}], [['onTabClosed', 3]]],
    ['tabs.onReplaced', [3, 4], [['onTabReplaced', 3, 4]]],
    ['cookies.onChanged', [{ cookie: { domain: '.a.example' } }], [['onCookieChanged', '.a.example']]],
    ['permissions.onAdded', [{}], [['onAccessChanged']]],
    ['permissions.onRemoved', [{}], [['onAccessChanged']]],
    ['runtime.onConnect', ['a port'], [['onPort', 'a port']]],
    ['storage.onChanged', [{ settings: { newValue: 1 } }, 'local'], [['onSettings', 1]]],
  ])('hands %s on: %j', (event, given, expected) => {
    emit(event, ...given);
    expect(heard).toEqual(expected);
  });

  it('gives the background the tabs that are open, and the lists that come with the extension', async () => {
    const fetched = vi.fn(async (url: string) => new Response(`text of ${url}`));
    vi.stubGlobal('fetch', fetched);
    expect(await made.options?.openTabs?.()).toEqual([
      { tabId: 1, url: 'https://a.example/' },
      { tabId: 2, url: '' },
    ]);
    expect(await made.options?.loadSuffixes?.()).toBe('text of chrome-extension://id/public-suffixes.txt');
    expect(await made.options?.loadSecrets?.()).toBe('text of chrome-extension://id/weak-secrets.txt');
    vi.unstubAllGlobals();
    expect(made.options).toMatchObject({ browser: 'chrome' });
    expect(Math.abs(Number(made.options?.now?.()) - Date.now())).toBeLessThan(60_000);
    browser.calls.splice(0);
    made.options?.openOptions?.();
    made.options?.showBadge?.(1, { text: '1', title: 'x' });
    await vi.waitFor(() =>
      expect(browser.calls.map(([name]) => name)).toEqual(['openOptionsPage', 'setBadgeText', 'setTitle']),
    );
  });
});

describe('the button of a tab', () => {
  beforeEach(() => void browser.calls.splice(0));

  it.each([[''], ['!'], ['99+']])('shows "%s" and says why', async (text) => {
    await showBadge(7, { text, title: 'Watchword' });
    expect(browser.calls).toEqual([
      ['setBadgeText', { tabId: 7, text }],
      ['setTitle', { tabId: 7, title: 'Watchword' }],
    ]);
  });

  it('is passed over when its tab is gone', async () => {
    const set = vi.spyOn(browser.action, 'setBadgeText').mockRejectedValue(new Error('No tab with id: 7.'));
    await expect(showBadge(7, { text: '1', title: 'x' })).resolves.toBeUndefined();
    set.mockRestore();
  });

  it('is white on red', async () => {
    await setBadgeColors();
    expect(browser.calls).toEqual([
      ['setBadgeBackgroundColor', { color: '#c5221f' }],
      ['setBadgeTextColor', { color: '#ffffff' }],
    ]);
  });
});
