import { vi } from 'vitest';
import { type Background, type BackgroundOptions, createBackground } from '../../src/background/background.ts';
import type { RawEvent } from '../../src/background/web-request.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import * as judge from '../../src/judge/judge.ts';
import type { EventName, ParamsOf, RequestName } from '../../src/messages/protocol.ts';
import type { RawCookie } from '../../src/platform/cookies.ts';
import { portName } from '../../src/platform/wire.ts';
import { createFakePort } from '../platform/fake-port.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';

export const NOW = 1_700_000_000_000;
export const PAGE = 'https://app.example.com/';

/** A page of the extension that is about the tab. */
export function openPage(background: Background, events: EventName[] = [], tabId = 1) {
  const port = createFakePort(portName(tabId));
  background.onPort(port);
  if (events.length > 0) port.emit({ kind: 'subscribe', events });
  return {
    close: port.drop,
    /** Asks; the answer comes with time. */
    ask<N extends RequestName>(name: N, params: Omit<ParamsOf<N>, 'tabId'>) {
      port.emit({ kind: 'request', id: 1, name, params: { tabId, ...params } });
    },
    /** What it was told under this name, the answers to requests under `result`. */
    heard: (name: string) =>
      (port.sent as { kind: string; name?: string; payload?: unknown; value?: unknown }[])
        .filter((message) => (message.name ?? message.kind) === name)
        .map(({ payload, value }) => payload ?? value),
  };
}

/**
 * A background over a browser made of plain objects, whose button says another number each time that it is asked what it says. The clock
 * is the test's. `facts` are those that were read; where nothing is learnt from them, reading costs nothing.
 */
export function startBackground(more: Partial<BackgroundOptions> & { storage?: FakeStorage } = {}, learns = true) {
  const facts: Fact[] = [];
  const buttons: number[] = [];
  let asked = 0;
  const lists = vi.fn(async (_site: string, _tabId: number): Promise<RawCookie[]> => []);
  const reads = vi.fn(async (_tabId: number) => undefined);
  const loads = vi.fn(async () => ({
    ...judge,
    createCapture(options: Parameters<typeof judge.createCapture>[0]) {
      const capture = judge.createCapture(options);
      const observe = (fact: Fact) => {
        facts.push(fact);
        return learns ? capture.observe(fact) : undefined;
      };
      return { ...capture, observe };
    },
    toBadge: () => ({ text: String(asked++), title: '', color: '' }) as unknown as ReturnType<typeof judge.toBadge>,
  }));
  const storage = more.storage ?? createFakeStorage();
  const background = createBackground({
    browser: 'chrome',
    cookies: { list: lists },
    readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
    readPageStorage: reads,
    showBadge: (tabId) => void buttons.push(tabId),
    loadJudge: loads,
    loadSuffixes: async () => 'com\n',
    openTabs: async () => [1, 2].map((tabId) => ({ tabId, url: '' })),
    now: () => NOW,
    isTrusted: () => true,
    batchMs: 1,
    ...more,
    storage,
  });
  return { background, storage, facts, buttons, lists, reads, loads };
}

let lastRequest = 0;

/** The events of one request; of one that is still on its way the first. */
export function load(
  background: Background,
  more: {
    url?: string;
    type?: string;
    response?: [string, string][];
    ends?: boolean;
    id?: number;
    request?: object[];
  } = {},
): void {
  lastRequest = more.id ?? lastRequest + 1;
  const { url = PAGE, type = 'xmlhttprequest', response = [], ends = true, request = [] } = more;
  const details = { requestId: String(lastRequest), url, method: 'GET', type, tabId: 1, frameId: 0, timeStamp: NOW };
  const send = (name: RawEvent['name'], rest: object = {}) =>
    background.onRequestEvent({ name, details: { ...details, ...rest } } as unknown as RawEvent);
  send('request');
  send('sent', { requestHeaders: request });
  if (!ends) return;
  send('headers', { statusCode: 200, responseHeaders: response.map(([name, value]) => ({ name, value })) });
  send('completed', { statusCode: 200 });
}

/** Lets so many milliseconds pass. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
