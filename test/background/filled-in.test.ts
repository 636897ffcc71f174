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
const entry = (at: number, status: number, path: string) => ({
  startedDateTime: new Date(at).toISOString(),
  time: 5,
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
