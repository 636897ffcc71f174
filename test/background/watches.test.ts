import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { belongsTo, createCookieWatch, toStoredCookie } from '../../src/background/cookies.ts';
import { createStorageWatch } from '../../src/background/storage-watch.ts';
import type { Tab, Tabs } from '../../src/background/tabs.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import type { RawCookie } from '../../src/platform/cookies.ts';
import type { PageStorage } from '../../src/platform/page-storage.ts';

import { startTabs } from './start-tabs.ts';

const NOW = 1_700_000_000_000;

let tab: Tab;
let tabs: Tabs;
let facts: Fact[];
const observe = (to: Tab, fact: Fact) => {
  facts.push(fact);
  to.recording.observe(fact);
};

beforeEach(() => {
  vi.useFakeTimers();
  tabs = startTabs(NOW);
  tab = tabs.get(1);
  facts = [];
});
afterEach(() => void vi.useRealTimers());

describe('the storage of a page', () => {
  const origin = 'https://app.example.com';
  const empty: PageStorage = { origin, local: [], session: [], databases: [], truncated: false };
  let stored: PageStorage | undefined;
  let watched: boolean;
  const read = vi.fn(async () => stored);
  const pair = (key: string, value = 'x') => ({ key, value });

  beforeEach(() => {
    stored = empty;
    watched = true;
    read.mockClear();
    tabs.show(1, `${origin}/`);
  });

  function start() {
    const watch = createStorageWatch({ read, isWatched: () => watched, observe, now: () => NOW });
    return async (later = 500) => {
      watch.touch(tab);
      await vi.advanceTimersByTimeAsync(later);
    };
  }

  it('is read half a second after something happened, once for all that did', async () => {
    const touch = start();
    await touch(0);
    await touch(499);
    expect(read).not.toHaveBeenCalled();
    await touch(1);
    expect(read.mock.calls).toEqual([[1]]);
    await touch();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is left alone while nobody looks', async () => {
    watched = false;
    await start()();
    expect(read).not.toHaveBeenCalled();
  });

  it('is told area by area when it changed, an empty one too, but for databases that never were', async () => {
    const touch = start();
    const fact = (area: string, entries: object[]) => ({ kind: 'storage', at: NOW, origin, area, entries });
    stored = { ...empty, local: [pair('a')] };
    await touch();
    expect(facts.splice(0)).toEqual([fact('local-storage', [pair('a')]), fact('session-storage', [])]);
    await touch();
    expect(facts).toEqual([]);
    stored = { ...empty, local: [pair('a')], databases: [pair('d')] };
    await touch();
    expect(facts.splice(0)).toEqual([fact('indexed-db', [pair('d')])]);
    stored = empty;
    await touch();
    expect(facts.splice(0)).toEqual([fact('local-storage', []), fact('indexed-db', [])]);
    stored = { ...empty, origin: 'https://other.example', session: [pair('s')] };
    await touch();
    expect(facts).toMatchObject([
      { area: 'local-storage', origin: 'https://other.example', entries: [] },
      { area: 'session-storage', entries: [pair('s')] },
    ]);
  });

  it('is told whole to a capture that was cleared', async () => {
    const touch = start();
    stored = { ...empty, local: [pair('a')] };
    await touch();
    tabs.clear(1);
    facts = [];
    await touch();
    expect(facts).toHaveLength(2);
  });

  it.each([
    ['cleared', () => tabs.clear(1)],
    ['shown another page', () => tabs.show(1, 'https://other.example/')],
  ])('is not given to a tab that was %s while it was read', async (_what, change) => {
    stored = { ...empty, local: [pair('a')] };
    read.mockImplementationOnce(async () => {
      change();
      return stored;
    });
    await start()();
    expect(facts).toEqual([]);
  });

  it('is no gap where there is none to read', async () => {
    stored = undefined;
    tabs.show(1, 'about:blank');
    facts = [];
    await start()();
    expect(facts).toEqual([]);
  });

  it('says when some of it was left out', async () => {
    stored = { ...empty, truncated: true };
    await start()();
    const text = "Some entries of the page's storage were too long, or too many, to be read.";
    expect(facts.at(-1)).toEqual({ kind: 'gap', gap: { kind: 'no-page-storage', text, origin } });
  });

  it('is kept without what must never be kept', async () => {
    const secret = [pair('password', 'canary-one')];
    stored = { ...empty, local: secret, session: secret, databases: secret };
    await start()();
    expect(facts).toHaveLength(3);
    expect(JSON.stringify(facts)).not.toContain('canary-one');
  });
});

describe('the cookie store', () => {
  const cookie: RawCookie = {
    name: 'sid',
    value: 'v',
    domain: 'app.example.com',
    path: '/',
    hostOnly: true,
    secure: true,
    httpOnly: false,
    sameSite: 'lax',
  };
  let jar: RawCookie[] | undefined;
  const list = vi.fn(async (_site: string, _tabId: number) => jar);

  function visit(url: string) {
    const number = tab.nextNumber++;
    const rest = { type: 'document', method: 'GET', startedAt: NOW, endedAt: NOW, status: 200 } as const;
    const exchange = {
      id: String(number),
      number,
      url,
      ...rest,
      requestHeaders: [],
      responseHeaders: [],
      pageUrl: url,
    };
    tabs.observe(tab, { kind: 'exchange', exchange });
    tabs.show(1, url);
  }

  beforeEach(() => {
    jar = [cookie];
    list.mockClear();
  });
  const start = () => createCookieWatch({ source: { list }, ready: async () => undefined, observe, now: () => NOW });

  it('is asked for the site of the tab, a little later, once for all changes', async () => {
    visit('https://app.example.com/');
    const watch = start();
    watch.touch(tab);
    watch.touch(tab);
    await vi.advanceTimersByTimeAsync(299);
    expect(list).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(list.mock.calls).toEqual([['example.com', 1]]);
    expect(facts).toEqual([
      { kind: 'cookies', at: NOW, origin: 'https://app.example.com', cookies: [toStoredCookie(cookie)] },
    ]);
    watch.touch(tab);
    await vi.advanceTimersByTimeAsync(300);
    expect(list).toHaveBeenCalledTimes(2);
    // They are the same.
    expect(facts).toHaveLength(1);
    jar = [];
    watch.touch(tab);
    await watch.flush();
    expect(facts.at(-1)).toMatchObject({ cookies: [] });
    await vi.advanceTimersByTimeAsync(1000);
    expect(list).toHaveBeenCalledTimes(3);
  });

  it('is told for each origin of the site, and for no other', async () => {
    for (const host of ['app.example.com', 'other.org', 'api.example.com']) visit(`https://${host}/`);
    const watch = start();
    watch.touch(tab);
    await watch.flush();
    const told = facts.flatMap((fact) => (fact.kind === 'cookies' ? [[fact.origin, fact.cookies.length]] : []));
    const site = tab.recording.read().mainSite();
    expect(told.map(([origin]) => String(origin)).every((origin) => origin.endsWith(site))).toBe(true);
    expect(new Set(told)).toEqual(
      new Set(
        site === 'example.com'
          ? [
              ['https://app.example.com', 1],
              ['https://api.example.com', 0],
            ]
          : [['https://other.org', 0]],
      ),
    );
  });

  it('is not asked about a tab that shows no site, and may say nothing', async () => {
    const watch = start();
    watch.touch(tab);
    await watch.flush();
    expect(list).not.toHaveBeenCalled();
    visit('https://app.example.com/');
    jar = undefined;
    watch.touch(tab);
    await watch.flush();
    expect(facts).toEqual([]);
  });

  it('is told whole to a capture that was cleared, but not to one that is cleared meanwhile', async () => {
    visit('https://app.example.com/');
    const watch = start();
    watch.touch(tab);
    await watch.flush();
    tabs.clear(1);
    visit('https://app.example.com/');
    facts = [];
    watch.touch(tab);
    await watch.flush();
    expect(facts).toHaveLength(1);
    list.mockImplementationOnce(async () => {
      tabs.clear(1);
      return [];
    });
    watch.touch(tab);
    await watch.flush();
    expect(facts).toHaveLength(1);
  });

  it.each([
    ['app.example.com', true, 'https://app.example.com', true],
    ['app.example.com', true, 'https://www.app.example.com', false],
    ['.example.com', false, 'https://app.example.com', true],
    ['example.com', false, 'https://app.example.com', true],
    ['example.com', false, 'https://badexample.com', false],
    ['[::1]', true, 'http://[::1]:8080', true],
    ['::1', true, 'http://[::1]', true],
  ])('holds a cookie of %s (for the host alone: %s) that goes to %s: %s', (domain, hostOnly, origin, goes) => {
    expect(belongsTo({ ...cookie, domain, hostOnly }, origin)).toBe(goes);
  });

  it('gives cookies in our words', () => {
    expect(toStoredCookie(cookie)).toEqual({ ...cookie, sameSite: 'Lax' });
    const partitionKey = { topLevelSite: 'https://top.example' };
    const more = { ...cookie, expirationDate: 1.0006, storeId: '0', partitionKey };
    expect(toStoredCookie(more)).toEqual({
      ...cookie,
      sameSite: 'Lax',
      expires: 1001,
      storeId: '0',
      partition: 'https://top.example',
    });
    expect(toStoredCookie({ ...cookie, partitionKey: {} }).partition).toBeUndefined();
    const words = ['strict', 'lax', 'no_restriction', 'unspecified', 'toString'];
    expect(words.map((sameSite) => toStoredCookie({ ...cookie, sameSite }).sameSite)).toEqual([
      'Strict',
      'Lax',
      'None',
      'unspecified',
      'unspecified',
    ]);
    expect(toStoredCookie({ ...cookie, name: 'password', value: 'canary' }).value).not.toBe('canary');
  });
});
