import { vi } from 'vitest';
import { type Background, createBackground } from '../../src/background/background.ts';
import type { RawEvent } from '../../src/background/web-request.ts';
import type { Gap } from '../../src/core/capture/gap.ts';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import * as judge from '../../src/judge/judge.ts';
import { portName } from '../../src/platform/wire.ts';
import { createFakePort } from '../platform/fake-port.ts';
import { createFakeStorage } from './fake-storage.ts';

/** What may happen in a browser whose background may die at any moment. */
export type Happening =
  /** A request is sent, to one of a few addresses. Its events are told now, or held back. */
  | { what: 'begin'; address: number; isHeld?: boolean }
  /** The request under way at this place in their list ends. DevTools knows it at once; its events are told now, or held back. */
  | { what: 'end'; of: number; isHeld: boolean }
  /** Events that were held back are told, of beginnings or of ends or all. */
  | { what: 'tell'; of?: 'begin' | 'end' }
  /** The background dies now, or just before so many more writes. */
  | { what: 'kill'; writes: number }
  /** DevTools hands over what it recorded. */
  | { what: 'fill' }
  /** Time passes (milliseconds). */
  | { what: 'rest'; ms: number };

interface Sent {
  id: number;
  url: string;
  at: number;
  end?: number;
}

interface Worker {
  background: Background;
  isAlive: boolean;
  writesLeft: number;
}

const ORIGIN = 'https://app.example';

/** A browser made of plain objects, with one tab, over the clock of the test. */
export function startMortalBrowser() {
  const stored = createFakeStorage();
  const sent: Sent[] = [];
  let held: { of: 'begin' | 'end'; tell(): void }[] = [];
  let worker = wake();

  /** A background whose writes count no more once it is dead: they never happen, and nobody hears of it. */
  function wake(): Worker {
    const mine = { isAlive: true, writesLeft: Number.POSITIVE_INFINITY } as Worker;
    const guard = <T>(act: () => Promise<T>): Promise<T> => {
      if (mine.writesLeft-- <= 0) mine.isAlive = false;
      return mine.isAlive ? act() : new Promise<T>(() => undefined);
    };
    mine.background = createBackground({
      browser: 'firefox',
      storage: {
        readAll: stored.readAll,
        write: (items) => guard(() => stored.write(items)),
        remove: (keys) => guard(() => stored.remove(keys)),
      },
      cookies: { list: async () => [] },
      readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
      readPageStorage: async () => undefined,
      showBadge: () => undefined,
      loadJudge: async () => judge,
      loadSuffixes: async () => 'example\n',
      openTabs: async () => [{ tabId: 1, url: '' }],
      now: Date.now,
      isTrusted: () => true,
    });
    return mine;
  }

  function current(): Worker {
    if (!worker.isAlive) worker = wake();
    return worker;
  }

  function tell(name: RawEvent['name'], { id, url }: Sent, at: number): void {
    const known = { requestId: String(id), url, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0 };
    const details = { ...known, timeStamp: at, statusCode: 200, requestHeaders: [], responseHeaders: [] };
    current().background.onRequestEvent({ name, details } as unknown as RawEvent);
  }

  async function ask<T>(name: string, params: object): Promise<T> {
    const port = createFakePort(portName(1));
    current().background.onPort(port);
    port.emit({ kind: 'request', id: 1, name, params: { tabId: 1, ...params } });
    // A background that dies meanwhile answers nothing.
    for (let waited = 0; port.sent.length === 0 && waited < 50; waited++) await vi.advanceTimersByTimeAsync(1);
    port.drop();
    return (port.sent[0] as { value: T } | undefined)?.value as T;
  }

  const act: { [W in Happening['what']]: (one: Extract<Happening, { what: W }>) => unknown } = {
    begin({ address, isHeld = false }) {
      const request: Sent = { id: sent.length + 1, url: `${ORIGIN}/${address}`, at: Date.now() };
      sent.push(request);
      const begin = () => {
        tell('request', request, request.at);
        tell('sent', request, request.at);
      };
      if (isHeld) held.push({ of: 'begin', tell: begin });
      else begin();
    },
    end({ of, isHeld }) {
      const open = sent.filter(({ end }) => end === undefined);
      const request = open[of % Math.max(1, open.length)];
      if (!request) return;
      const at = Date.now();
      request.end = at;
      const end = () => {
        tell('headers', request, at);
        tell('completed', request, at);
      };
      if (isHeld) held.push({ of: 'end', tell: end });
      else end();
    },
    tell({ of }) {
      const told = held.filter((one) => of === undefined || one.of === of);
      held = held.filter((one) => !told.includes(one));
      for (const one of told) one.tell();
    },
    kill({ writes }) {
      if (writes === 0) worker.isAlive = false;
      else worker.writesLeft = writes - 1;
    },
    async fill() {
      const entries = sent.flatMap(({ url, at, end }) => (end === undefined ? [] : [entryOf(url, at, end)]));
      await ask('capture.fill', { since: 0, entries: JSON.stringify(entries) });
    },
    rest: ({ ms }) => vi.advanceTimersByTimeAsync(ms),
  };

  return {
    async happen(one: Happening): Promise<void> {
      await act[one.what](one as never);
    },
    /** What became of the requests of each address, and how many are said to have been missed. */
    async tally() {
      const rows = await ask<ExchangeRow[]>('rows.list', { after: 0 });
      const { gaps } = await ask<{ gaps: Gap[] }>('capture.state', {});
      const addresses = [...new Set(sent.map(({ url }) => url))];
      const count = (list: readonly { url: string }[], url: string) => list.filter((one) => one.url === url).length;
      const lost = gaps.filter(({ kind }) => kind === 'worker-restarted');
      return {
        addresses: addresses.map((url) => ({ url, sent: count(sent, url), listed: count(rows, url) })),
        counted: lost.reduce((sum, gap) => sum + (gap.count ?? 0), 0),
      };
    },
  };
}

function entryOf(url: string, at: number, end: number) {
  return {
    startedDateTime: new Date(at).toISOString(),
    time: end - at,
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', size: 2 } },
  };
}
