import { expect, test } from 'vitest';
import type { BegunRequest } from '../../src/background/begun.ts';
import type { Draft } from '../../src/background/draft.ts';
import { fillIn } from '../../src/background/fill.ts';
import { createFilledBefore } from '../../src/background/filled-before.ts';
import { createPlacement } from '../../src/background/placement.ts';
import { createRecording } from '../../src/background/recording.ts';
import { createTabs } from '../../src/background/tabs.ts';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';

const AT = Date.UTC(2026, 0, 1);
const url = 'https://app.example/data';
const recorded = (at: number, status = 200, path = '') =>
  readHar({ log: { entries: [entry(at, status, path)] } }).exchanges[0] as Exchange;
const entry = (at: number, status: number, path: string, time = 5) => ({
  startedDateTime: new Date(at).toISOString(),
  time,
  request: { method: 'GET', url: url + path, headers: [{ name: 'Cookie', value: 'sid=Zk3mPq9vXw7tRb2n' }] },
  response: {
    status,
    headers: [{ name: 'X-Answer', value: 'yes' }],
    content: { mimeType: 'application/json', size: 2 },
  },
});

/** A tab of a worker that goes on with one request that the worker before saw begin. */
function resumed() {
  const tabs = createTabs({
    createRecording: (onRead) =>
      createRecording({
        createCapture: () => createCapture({ suffixes: createPublicSuffixes('example\n'), browser: 'chrome' }),
        settings: () => ({ thresholds: {}, rules: {}, hidden: [] }),
        onRead,
      }),
    now: () => AT,
  });
  const tab = tabs.get(1);
  const exchange = {
    url,
    method: 'GET',
    type: 'fetch',
    startedAt: AT,
    status: 0,
    requestHeaders: [],
    responseHeaders: [],
  };
  const details = { requestId: '7', url, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0, timeStamp: AT };
  const begun = { exchange, details, targets: [] } as BegunRequest;
  createPlacement({ tabs, siteOf: (host) => host }).resume({ ...begun, lost: false }, [
    { tabId: 1, captureId: tab.captureId, number: 1, pageUrl: 'https://app.example/' },
  ]);
  return { tabs, tab };
}

test('a request whose end was lost with a worker is completed, and is no gap any more', () => {
  const { tabs, tab } = resumed();
  expect(tab.recording.read().gaps()).toMatchObject([{ kind: 'worker-restarted', count: 1 }]);
  expect(fillIn(tab, { tabs, recorded: [recorded(AT + 20)], since: AT })).toEqual([]);
  expect(tab.recording.read().rows(0)).toMatchObject([{ id: '1', status: 200, filledIn: true }]);
  expect(tab.recording.read().exchange('1')).toMatchObject({
    pageUrl: 'https://app.example/',
    startedAt: AT,
    requestHeaders: [{ name: 'Cookie' }],
    responseHeaders: [{ name: 'X-Answer', value: 'yes' }],
  });
  expect(tab.recording.read().gaps()).toEqual([]);
});

test('one that DevTools has not seen to end either stays as it is', () => {
  const { tabs, tab } = resumed();
  fillIn(tab, { tabs, recorded: [recorded(AT + 20, 0)], since: AT });
  expect(tab.recording.read().rows(0)).toMatchObject([{ id: '1', status: 0 }]);
  expect(tab.recording.read().gaps()).toHaveLength(1);
});

test('what the capture does not have is added once, and its time told', () => {
  const { tabs, tab } = resumed();
  const entries = [recorded(AT + 20), recorded(AT + 500, 200, '?second')];
  expect(fillIn(tab, { tabs, recorded: entries, since: AT })).toEqual([AT + 500]);
  expect(fillIn(tab, { tabs, recorded: entries, since: AT })).toEqual([]);
  expect(
    tab.recording
      .read()
      .rows(0)
      .map(({ status }) => status),
  ).toEqual([200, 200]);
});

/** A tab of a worker that was there all the time, with these exchanges of the address. */
function watched(...seen: Partial<Exchange>[]) {
  const { tabs } = resumed();
  const tab = tabs.get(2);
  for (const more of seen) {
    const number = tab.nextNumber++;
    const rest = { method: 'GET', type: 'fetch', startedAt: AT, endedAt: AT + 5, status: 200 } as const;
    const exchange = { id: String(number), number, url, ...rest, requestHeaders: [], responseHeaders: [], ...more };
    tabs.observe(tab, { kind: 'exchange', exchange });
  }
  return { tabs, tab, rows: () => tab.recording.read().rows(0) };
}

test('nothing is added while the tab is paused, or of what was before it was cleared, or asked for', () => {
  const { tabs, tab } = watched();
  tabs.pause(2, true);
  expect(fillIn(tab, { tabs, recorded: [recorded(AT + 20)], since: AT })).toEqual([]);
  tabs.pause(2, false);
  tab.from = AT + 10;
  const times = [AT + 9, AT + 10, AT + 30];
  const entries = times.map((at) => recorded(at, 200, `?${at}`));
  expect(fillIn(tab, { tabs, recorded: entries, since: AT })).toEqual([AT + 10, AT + 30]);
  expect(fillIn(tab, { tabs, recorded: [recorded(AT + 39, 200, '?late')], since: AT + 40 })).toEqual([]);
});

test.each([
  ['http://app.example/x', 1],
  ['ws://app.example/x', 1],
  ['wss://app.example/x', 1],
  ['data:text/plain,http://app.example/', 0],
  ['blob:https://app.example/x', 0],
  ['chrome-extension://x/y', 0],
])('what went to %s is added: %i', (address, count) => {
  const { tabs, tab } = watched();
  const exchange = { ...recorded(AT + 20), url: address };
  expect(fillIn(tab, { tabs, recorded: [exchange], since: AT })).toHaveLength(count);
});

test('one that was seen to its end stays as it was', () => {
  const { tabs, tab, rows } = watched({ status: 204 });
  expect(fillIn(tab, { tabs, recorded: [recorded(AT + 20)], since: AT })).toEqual([]);
  expect(rows()).toMatchObject([{ status: 204 }]);
  expect(rows()[0]?.filledIn).toBeUndefined();
});

test('two alike need two, and the clocks may differ by two seconds', () => {
  const { tabs, tab } = watched({ startedAt: AT + 2_000 });
  expect(fillIn(tab, { tabs, recorded: [recorded(AT), recorded(AT + 1)], since: AT })).toEqual([AT + 1]);
  const other = watched({ startedAt: AT + 5_000 });
  expect(fillIn(other.tab, { tabs: other.tabs, recorded: [recorded(AT + 2_999)], since: AT })).toEqual([AT + 2_999]);
  expect(fillIn(other.tab, { tabs: other.tabs, recorded: [recorded(AT + 7_001)], since: AT })).toEqual([AT + 7_001]);
});

test('of several alike each is matched with the one that began nearest', () => {
  const { tabs, tab, rows } = watched(
    { startedAt: AT + 1_500 },
    { startedAt: AT, status: 0, endedAt: undefined as never },
  );
  expect(fillIn(tab, { tabs, recorded: [recorded(AT + 10), recorded(AT + 1_510)], since: AT })).toEqual([]);
  expect(rows().map(({ status }) => status)).toEqual([200, 200]);
});

test('one whose beginning was lost is the same, however long after its beginning it was first heard of', () => {
  const late = { startedAt: AT + 8_000, unseen: ['request-headers'] } as const;
  const lost = watched({ ...late, unseen: [...late.unseen] });
  const slow = readHar({ log: { entries: [entry(AT, 200, '', 9_000)] } }).exchanges[0] as Exchange;
  expect(fillIn(lost.tab, { tabs: lost.tabs, recorded: [slow], since: AT })).toEqual([]);
  const whole = watched({ startedAt: AT + 8_000 });
  expect(fillIn(whole.tab, { tabs: whole.tabs, recorded: [slow], since: AT })).toEqual([AT]);
  const later = watched({ startedAt: AT + 11_001, unseen: ['request-headers'] });
  expect(fillIn(later.tab, { tabs: later.tabs, recorded: [slow], since: AT })).toEqual([AT]);
});

test('what DevTools has not seen either of a request that it completes is told', () => {
  const { tabs, tab } = resumed();
  const { endedAt: _, ...open } = recorded(AT + 20);
  fillIn(tab, { tabs, recorded: [{ ...open, unseen: ['response-headers'] }], since: AT });
  expect(tab.recording.read().exchange('1')).toMatchObject({ endedAt: AT + 20, unseen: ['response-headers'] });
});

/** A tab that DevTools filled one request in, at a time, and the events of a request that come after it. */
function late(events: Partial<Draft['exchange']>, { filledAt = AT + 300, took = 5 } = {}) {
  const { tabs } = resumed();
  const tab = tabs.get(3);
  const before = createFilledBefore(() => filledAt);
  const placement = createPlacement({
    tabs,
    siteOf: (host) => host,
    losses: { takeKnown: before.take, onAdded: before.note },
  });
  const { exchanges } = readHar({ log: { entries: [entry(AT, 200, '', took)] } });
  fillIn(tab, { tabs, recorded: exchanges, since: AT, onAdded: (exchange) => before.note(tab, exchange) });
  const deliver = (type = 'xmlhttprequest') => {
    const known = { url, method: 'GET', startedAt: AT + 1, status: 0, requestHeaders: [], responseHeaders: [] };
    const exchange = { ...known, type: 'fetch', ...events } as Draft['exchange'];
    const details = { requestId: '9', url, method: 'GET', type, tabId: 3, frameId: 0, timeStamp: exchange.startedAt };
    const draft: Draft = { exchange, details, lost: exchange.unseen !== undefined };
    placement.deliver(draft);
    return placement.targetsOf(draft);
  };
  return { tab, deliver, rows: () => tab.recording.read().rows(0) };
}

test('a request whose events come after DevTools told of it is listed once, as DevTools told it', () => {
  const { tab, deliver, rows } = late({});
  expect(deliver()).toEqual([]);
  expect(rows()).toMatchObject([{ id: '1', status: 200, filledIn: true }]);
  expect(tab.nextNumber).toBe(2);
  expect(deliver()).toMatchObject([{ number: 2 }]);
  expect(rows()).toHaveLength(2);
});

test('nothing is said to have been missed of it, though its beginning was', () => {
  const { tab, deliver, rows } = late(
    { startedAt: AT + 4_000, unseen: ['request-headers'] },
    { filledAt: AT + 6_000, took: 4_000 },
  );
  deliver();
  expect(rows()).toHaveLength(1);
  expect(tab.recording.read().gaps()).toEqual([]);
});

test('a page that DevTools told of first is the page of the tab', () => {
  const { tab, deliver, rows } = late({ status: 200, type: 'document' });
  deliver('main_frame');
  expect(rows()).toHaveLength(1);
  expect(tab.url).toBe(url);
});

test.each([
  ['goes elsewhere', { url: `${url}?other` }],
  ['has another method', { method: 'POST' }],
  ['began too late to be it', { startedAt: AT + 251 }],
  ['began too early to be it', { startedAt: AT - 251 }],
])('a request that %s is one of its own', (_, events) => {
  const { deliver, rows } = late(events);
  deliver();
  expect(rows()).toHaveLength(2);
});

test('a request that began after DevTools was asked is one of its own, however soon', () => {
  const { deliver, rows } = late({ startedAt: AT + 101 }, { filledAt: AT + 100 });
  deliver();
  expect(rows()).toHaveLength(2);
});

const filled = (...is: Parameters<typeof recorded>) => ({ ...recorded(...is), filledIn: true as const });

test('of several that were filled in the nearest is the one', () => {
  const tab = watched().tab;
  const before = createFilledBefore(() => AT + 500);
  for (const at of [AT, AT + 200, AT + 210]) before.note(tab, { ...filled(at), id: String(at - AT), number: at - AT });
  const take = (at: number) => before.take(tab, { url, method: 'GET', startedAt: at })?.number;
  expect([AT + 204, AT + 204, AT + 204, AT + 204].map(take)).toEqual([200, 210, 0, undefined]);
});

test('what was filled in before the tab was cleared is not taken for a request after it', () => {
  const { tabs, tab } = watched();
  const before = createFilledBefore(() => AT + 500);
  before.note(tab, { ...filled(AT), id: '1', number: 1 });
  tabs.clear(tab.tabId);
  expect(before.take(tab, { url, method: 'GET', startedAt: AT })).toBeUndefined();
});

test('of what was filled in only the latest thousand are looked at', () => {
  const { tab } = watched();
  const before = createFilledBefore(() => AT + 500);
  for (let number = 1; number <= 1_001; number++)
    before.note(tab, { ...filled(AT, 200, `?${number}`), id: String(number), number });
  const take = (number: number) => before.take(tab, { url: `${url}?${number}`, method: 'GET', startedAt: AT })?.number;
  expect([take(1), take(2), take(1_001)]).toEqual([undefined, 2, 1_001]);
});

test('a request whose beginning is told after its answer is listed once, unless it began later', () => {
  const { tab } = watched();
  const before = createFilledBefore(() => AT + 500);
  const lost = { ...recorded(AT + 100), unseen: ['request-headers' as const] };
  const take = (at: number, more: object = {}) =>
    before.take(tab, { url, method: 'GET', startedAt: at, ...more })?.number;
  for (const [at, number] of [
    [100, 1],
    [200, 2],
  ] as const)
    before.note(tab, { ...lost, startedAt: AT + at, id: String(number), number });
  expect(take(AT + 50, { unseen: ['request-headers'] })).toBeUndefined();
  expect([AT + 201, AT + 150, AT - 59_901, AT - 59_900, AT].map((at) => take(at))).toEqual([
    undefined,
    2,
    undefined,
    1,
    undefined,
  ]);
});
