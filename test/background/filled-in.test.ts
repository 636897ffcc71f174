import { expect, test } from 'vitest';
import type { BegunRequest } from '../../src/background/begun.ts';
import { fillIn } from '../../src/background/fill.ts';
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
  expect(fillIn(tabs, tab, [recorded(AT + 20)], AT)).toEqual([]);
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
  fillIn(tabs, tab, [recorded(AT + 20, 0)], AT);
  expect(tab.recording.read().rows(0)).toMatchObject([{ id: '1', status: 0 }]);
  expect(tab.recording.read().gaps()).toHaveLength(1);
});

test('what the capture does not have is added once, and its time told', () => {
  const { tabs, tab } = resumed();
  const entries = [recorded(AT + 20), recorded(AT + 500, 200, '?second')];
  expect(fillIn(tabs, tab, entries, AT)).toEqual([AT + 500]);
  expect(fillIn(tabs, tab, entries, AT)).toEqual([]);
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
  expect(fillIn(tabs, tab, [recorded(AT + 20)], AT)).toEqual([]);
  tabs.pause(2, false);
  tab.from = AT + 10;
  const times = [AT + 9, AT + 10, AT + 30];
  const entries = times.map((at) => recorded(at, 200, `?${at}`));
  expect(fillIn(tabs, tab, entries, AT)).toEqual([AT + 10, AT + 30]);
  expect(fillIn(tabs, tab, [recorded(AT + 39, 200, '?late')], AT + 40)).toEqual([]);
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
  expect(fillIn(tabs, tab, [exchange], AT)).toHaveLength(count);
});

test('one that was seen to its end stays as it was', () => {
  const { tabs, tab, rows } = watched({ status: 204 });
  expect(fillIn(tabs, tab, [recorded(AT + 20)], AT)).toEqual([]);
  expect(rows()).toMatchObject([{ status: 204 }]);
  expect(rows()[0]?.filledIn).toBeUndefined();
});

test('two alike need two, and the clocks may differ by two seconds', () => {
  const { tabs, tab } = watched({ startedAt: AT + 2_000 });
  expect(fillIn(tabs, tab, [recorded(AT), recorded(AT + 1)], AT)).toEqual([AT + 1]);
  const other = watched({ startedAt: AT + 5_000 });
  expect(fillIn(other.tabs, other.tab, [recorded(AT + 2_999)], AT)).toEqual([AT + 2_999]);
  expect(fillIn(other.tabs, other.tab, [recorded(AT + 7_001)], AT)).toEqual([AT + 7_001]);
});

test('of several alike each is matched with the one that began nearest', () => {
  const { tabs, tab, rows } = watched(
    { startedAt: AT + 1_500 },
    { startedAt: AT, status: 0, endedAt: undefined as never },
  );
  expect(fillIn(tabs, tab, [recorded(AT + 10), recorded(AT + 1_510)], AT)).toEqual([]);
  expect(rows().map(({ status }) => status)).toEqual([200, 200]);
});

test('one whose beginning was lost is the same, however long after its beginning it was first heard of', () => {
  const late = { startedAt: AT + 8_000, unseen: ['request-headers'] } as const;
  const lost = watched({ ...late, unseen: [...late.unseen] });
  const slow = readHar({ log: { entries: [entry(AT, 200, '', 9_000)] } }).exchanges[0] as Exchange;
  expect(fillIn(lost.tabs, lost.tab, [slow], AT)).toEqual([]);
  const whole = watched({ startedAt: AT + 8_000 });
  expect(fillIn(whole.tabs, whole.tab, [slow], AT)).toEqual([AT]);
  const later = watched({ startedAt: AT + 11_001, unseen: ['request-headers'] });
  expect(fillIn(later.tabs, later.tab, [slow], AT)).toEqual([AT]);
});

test('what DevTools has not seen either of a request that it completes is told', () => {
  const { tabs, tab } = resumed();
  const { endedAt: _, ...open } = recorded(AT + 20);
  fillIn(tabs, tab, [{ ...open, unseen: ['response-headers'] }], AT);
  expect(tab.recording.read().exchange('1')).toMatchObject({ endedAt: AT + 20, unseen: ['response-headers'] });
});
