import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../src/platform/browser.ts';
import { createConnection, type PortConnection, RequestError } from '../../src/platform/port-client.ts';
import { createPortServer, type Handlers } from '../../src/platform/port-server.ts';
import { portName, tabOfPort } from '../../src/platform/wire.ts';
import { createFakePort, type FakePort } from './fake-port.ts';

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'own-id',
      getURL: (path: string) => `chrome-extension://own-id/${path}`,
      connect: ({ name }: { name: string }) => createFakePort(name),
    },
  },
}));

const own = { id: 'own-id', url: 'chrome-extension://own-id/src/panel/index.html' };

describe('the page end of a port', () => {
  let ports: FakePort[];
  let connection: PortConnection;

  beforeEach(() => {
    vi.useFakeTimers();
    ports = [];
    connection = createConnection({
      tabId: 5,
      timeoutMs: 1000,
      connect(name) {
        const port = createFakePort(name);
        ports.push(port);
        return port;
      },
    });
  });

  afterEach(() => {
    connection.close();
    vi.useRealTimers();
  });

  it('resolves a request with the value that came back', async () => {
    const answer = connection.request('rows.list', { tabId: 5, after: 0 });
    expect(ports[0]?.sent).toEqual([{ kind: 'request', id: 1, name: 'rows.list', params: { tabId: 5, after: 0 } }]);
    ports[0]?.emit({ kind: 'result', id: 1, value: [] });
    expect(await answer).toEqual([]);
  });

  it('ends its port when its page goes, sends nothing from then on, and answers nobody', async () => {
    const page = new EventTarget();
    const port = createFakePort('gone');
    const own = createConnection({ tabId: 5, timeoutMs: 1000, connect: () => port, page });
    const settled = vi.fn();
    const note = (request: Promise<unknown>) => void request.then(settled, settled);
    note(own.request('report.get', { tabId: 5 }));
    const sent = port.sent.length;
    page.dispatchEvent(new Event('pagehide'));
    expect(port.connected).toBe(false);
    note(own.request('report.get', { tabId: 5 }));
    own.on('rows', () => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(port.sent).toHaveLength(sent);
    expect(settled).not.toHaveBeenCalled();
  });

  it('rejects with the code of a failure', async () => {
    const answer = connection.request('report.get', { tabId: 5 });
    ports[0]?.emit({ kind: 'failure', id: 1, code: 'failed', message: 'no' });
    await expect(answer).rejects.toMatchObject({ code: 'failed' });
  });

  it('rejects a request that nobody answers in time', async () => {
    const answer = connection.request('report.get', { tabId: 5 });
    const rejected = expect(answer).rejects.toMatchObject({
      code: 'timeout',
      message: 'The background did not answer report.get in 1 s.',
    });
    await vi.advanceTimersByTimeAsync(1001);
    await rejected;
    await expect(answer).rejects.toBeInstanceOf(RequestError);
  });

  it('connects anew when the worker died, subscribes again and repeats what was not answered', async () => {
    connection.on('rows', () => {});
    const again = vi.fn();
    connection.onReconnect(again);
    const answer = connection.request('report.get', { tabId: 5 });
    ports[0]?.drop();
    await vi.advanceTimersByTimeAsync(1);
    expect(ports).toHaveLength(2);
    expect(again).toHaveBeenCalledTimes(1);
    expect(ports[1]?.sent).toEqual([
      { kind: 'subscribe', events: ['rows'] },
      { kind: 'request', id: 1, name: 'report.get', params: { tabId: 5 } },
    ]);
    ports[1]?.emit({ kind: 'result', id: 1, value: 'report' });
    expect(await answer).toBe('report');
  });

  it('gives the next background its own time to answer, and gives up when ten have not', async () => {
    const answer = connection.request('report.get', { tabId: 5 });
    const failed = vi.fn();
    answer.catch(failed);
    for (let index = 0; index < 9; index++) {
      await vi.advanceTimersByTimeAsync(900);
      ports.at(-1)?.emit({ kind: 'event', name: 'rows', payload: [] });
      ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(1);
      expect(failed).not.toHaveBeenCalled();
    }
    await vi.advanceTimersByTimeAsync(900);
    ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(200);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('waits ever longer while connecting fails, and at once again after it worked', async () => {
    for (const wait of [0, 50, 100, 200, 400, 800, 1600, 2000, 2000]) {
      const before = ports.length;
      ports.at(-1)?.drop();
      if (wait > 0) await vi.advanceTimersByTimeAsync(wait - 1);
      expect(ports.length).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(ports.length).toBe(before + 1);
    }
    const tried = ports.length;
    ports.at(-1)?.emit({ kind: 'event', name: 'cleared', payload: {} });
    ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(1);
    expect(ports.length).toBe(tried + 1);
  });

  it('gives up a port that stays silent and asks again on another', async () => {
    connection.close();
    connection = createConnection({
      tabId: 5,
      connect(name) {
        const port = createFakePort(name);
        ports.push(port);
        return port;
      },
    });
    const answer = connection.request('report.get', { tabId: 5 });
    const silent = ports.at(-1);
    await vi.advanceTimersByTimeAsync(5001);
    expect(silent?.connected).toBe(false);
    expect(ports.at(-1)).not.toBe(silent);
    ports.at(-1)?.emit({ kind: 'result', id: 1, value: 'report' });
    expect(await answer).toBe('report');
    const quiet = ports.length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ports.length).toBe(quiet);
  });

  it('does not give up a port that speaks, or that is asked nothing', async () => {
    const asked = () => connection.request('report.get', { tabId: 5 }).catch(() => {});
    connection.close();
    connection = createConnection({ tabId: 5, connect: () => ports[0] as FakePort });
    const [port] = ports as [FakePort];
    port.connected = true;
    void asked();
    for (let beat = 0; beat < 3; beat++) {
      await vi.advanceTimersByTimeAsync(4_000);
      port.emit({ kind: 'event', name: 'cleared', payload: {} });
    }
    expect(port.connected).toBe(true);
    port.emit({ kind: 'result', id: 1, value: 'report' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(port.connected).toBe(true);
  });

  it.each(['speaks', 'comes anew'])('counts the silence of a port that %s from when it is asked', async (what) => {
    connection.close();
    connection = createConnection({
      tabId: 5,
      connect: (name) => ports[ports.push(createFakePort(name)) - 1] as FakePort,
    });
    if (what === 'speaks') ports.at(-1)?.emit({ kind: 'event', name: 'cleared', payload: {} });
    else {
      ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(4_000);
    void connection.request('report.get', { tabId: 5 }).catch(() => {});
    await vi.advanceTimersByTimeAsync(4_000);
    expect(ports.at(-1)?.connected).toBe(true);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(ports.at(-2)?.connected).toBe(false);
  });

  it.each(['spoke once', 'comes anew'])('gives up a port that %s and is silent then', async (what) => {
    connection.close();
    connection = createConnection({
      tabId: 5,
      connect: (name) => ports[ports.push(createFakePort(name)) - 1] as FakePort,
    });
    void connection.request('report.get', { tabId: 5 }).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    if (what === 'spoke once') ports.at(-1)?.emit({ kind: 'event', name: 'cleared', payload: {} });
    else {
      ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(1);
    }
    const silent = ports.at(-1);
    await vi.advanceTimersByTimeAsync(5_001);
    expect(silent?.connected).toBe(false);
  });

  it('lets go of a port that was given up, whatever it says later', async () => {
    void connection.request('rows.list', { tabId: 5, after: 0 }).catch(() => {});
    connection.close();
    connection = createConnection({
      tabId: 5,
      connect(name) {
        const port = createFakePort(name);
        ports.push(port);
        return port;
      },
    });
    void connection.request('report.get', { tabId: 5 }).catch(() => {});
    const silent = ports.at(-1);
    await vi.advanceTimersByTimeAsync(5_001);
    const tried = ports.length;
    silent?.drop();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ports.length).toBe(tried);
  });

  it('ends when the extension is gone, and says why', async () => {
    connection.close();
    const connect = vi.fn((name: string): FakePort => {
      if (connect.mock.calls.length > 1) throw new Error('Extension context invalidated.');
      const port = createFakePort(name);
      ports.push(port);
      return port;
    });
    connection = createConnection({ tabId: 5, connect });
    const again = vi.fn();
    connection.onReconnect(again);
    const rejected = expect(connection.request('report.get', { tabId: 5 })).rejects.toMatchObject({
      code: 'closed',
      message: 'The extension was reloaded. Close this page and open it again.',
    });
    ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    await rejected;
    expect(connect).toHaveBeenCalledTimes(2);
    expect(again).not.toHaveBeenCalled();
  });

  it('tells nobody that it connected anew who no longer wants to know', async () => {
    const again = vi.fn();
    connection.onReconnect(again)();
    ports[0]?.drop();
    await vi.advanceTimersByTimeAsync(1);
    expect(ports).toHaveLength(2);
    expect(again).not.toHaveBeenCalled();
  });

  it('subscribes once for all that listen, and drops only what nobody listens to', () => {
    const stops = [
      connection.on('cleared', () => {}),
      connection.on('cleared', () => {}),
      connection.on('rows', () => {}),
    ];
    stops[0]?.();
    expect(ports[0]?.sent).toEqual([
      { kind: 'subscribe', events: ['cleared'] },
      { kind: 'subscribe', events: ['cleared', 'rows'] },
    ]);
    stops[1]?.();
    // Stopping twice stops nobody else.
    connection.on('cleared', () => {});
    stops[1]?.();
    expect(ports[0]?.sent.slice(2)).toEqual([
      { kind: 'subscribe', events: ['rows'] },
      { kind: 'subscribe', events: ['rows', 'cleared'] },
    ]);
  });

  it('hands events to their listeners until they stop listening', () => {
    const heard = vi.fn();
    const stop = connection.on('cleared', heard);
    ports[0]?.emit({ kind: 'event', name: 'cleared', payload: {} });
    stop();
    ports[0]?.emit({ kind: 'event', name: 'cleared', payload: {} });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(ports[0]?.sent).toEqual([
      { kind: 'subscribe', events: ['cleared'] },
      { kind: 'subscribe', events: [] },
    ]);
  });

  it('keeps the worker awake while it is open', async () => {
    await vi.advanceTimersByTimeAsync(20_000);
    expect(ports[0]?.sent).toEqual([{ kind: 'ping' }]);
  });

  it('does not connect anew once it is closed', async () => {
    ports[0]?.drop();
    connection.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ports).toHaveLength(1);
  });

  it('rejects what is under way when it is closed', async () => {
    const closed = { code: 'closed', message: 'The connection was closed.' };
    const rejected = expect(connection.request('report.get', { tabId: 5 })).rejects.toMatchObject(closed);
    connection.close();
    await rejected;
    expect(ports[0]?.connected).toBe(false);
    ports[0]?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ports).toHaveLength(1);
    await expect(connection.request('report.get', { tabId: 5 })).rejects.toMatchObject(closed);
  });
});

it('opens its port to the background by itself, about its tab', () => {
  const connect = vi.spyOn(browser.runtime, 'connect');
  createConnection({ tabId: 12 }).close();
  expect(connect).toHaveBeenCalledWith({ name: 'watchword-tab-12' });
});

describe('the background end of the ports', () => {
  const handlers = {
    'rows.list': () => [],
    'report.get': () => Promise.reject(new TypeError('secret-value')),
    // An error of another window is no instance of the one here.
    'tab.get': () => Promise.reject({ message: 'secret-value' }),
  } as unknown as Handlers;
  const readParameters = (_name: string, params: unknown) => params;

  it('keeps nothing of the tab that a port comes from: its title and its address may hold secrets', () => {
    const sender = { ...own, tab: { title: 'DevTools - app.example/?password=canary' } };
    createPortServer({ handlers, readParameters }).accept(createFakePort(portName(3), sender));
    expect(sender).toEqual(own);
  });

  it('answers requests and tells events to those that subscribed', async () => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort(portName(3), own);
    server.accept(port);
    port.emit({ kind: 'request', id: 1, name: 'rows.list', params: {} });
    await Promise.resolve();
    expect(port.sent).toEqual([{ kind: 'result', id: 1, value: [] }]);
    server.publish(3, 'cleared', {});
    expect(port.sent).toHaveLength(1);
    port.emit({ kind: 'subscribe', events: ['cleared'] });
    expect(server.isWanted(3, 'cleared')).toBe(true);
    server.publish(3, 'cleared', {});
    server.publish(4, 'cleared', {});
    server.publish(3, 'rows', { rows: [] });
    expect(port.sent.slice(1)).toEqual([{ kind: 'event', name: 'cleared', payload: {} }]);
    expect(server.isWanted(3, 'rows')).toBe(false);
    expect(server.watchedTabs()).toEqual([3]);
    port.drop();
    expect(server.isWanted(3, 'cleared')).toBe(false);
    expect(server.watchedTabs()).toEqual([]);
  });

  it('tells that a request failed without what the error said', async () => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort(portName(3), own);
    server.accept(port);
    port.emit({ kind: 'request', id: 1, name: 'report.get', params: {} });
    port.emit({ kind: 'request', id: 2, name: 'toString', params: {} });
    port.emit({ kind: 'request', id: 3, name: 'tab.get', params: {} });
    await vi.waitFor(() => expect(port.sent).toHaveLength(3));
    expect(port.sent).toEqual([
      { kind: 'failure', id: 2, code: 'unknown-request', message: 'There is no such request.' },
      { kind: 'failure', id: 1, code: 'failed', message: 'report.get failed (TypeError).' },
      { kind: 'failure', id: 3, code: 'failed', message: 'tab.get failed (error).' },
    ]);
    expect(JSON.stringify(port.sent)).not.toContain('secret-value');
  });

  it('asks no handler with parameters that are refused, and says nothing of them', async () => {
    const asked = vi.fn();
    const refusing = { handlers: { 'rows.list': asked } as unknown as Handlers, readParameters: () => undefined };
    const port = createFakePort(portName(3), own);
    createPortServer(refusing).accept(port);
    port.emit({ kind: 'request', id: 7, name: 'rows.list', params: { tabId: 'secret-value' } });
    await vi.waitFor(() => expect(port.sent).toHaveLength(1));
    const message = 'rows.list was asked with parameters that it has not.';
    expect(port.sent).toEqual([{ kind: 'failure', id: 7, code: 'bad-parameters', message }]);
    expect(JSON.stringify(port.sent)).not.toContain('secret-value');
    expect(asked).not.toHaveBeenCalled();
  });

  it('answers a request whose parameters cannot even be read, without what the error said', async () => {
    const port = createFakePort(portName(3), own);
    const readBadly = () => {
      throw new RangeError('secret-value');
    };
    createPortServer({ handlers, readParameters: readBadly }).accept(port);
    port.emit({ kind: 'request', id: 7, name: 'rows.list', params: {} });
    await vi.waitFor(() => expect(port.sent).toHaveLength(1));
    expect(port.sent).toEqual([{ kind: 'failure', id: 7, code: 'failed', message: 'rows.list failed (RangeError).' }]);
  });

  it('hands each request on with the tab of its port', async () => {
    const read = vi.fn((_name: string, params: unknown) => params);
    const port = createFakePort(portName(3), own);
    createPortServer({ handlers, readParameters: read }).accept(port);
    port.emit({ kind: 'request', id: 1, name: 'rows.list', params: { after: 2 } });
    await vi.waitFor(() => expect(port.sent).toHaveLength(1));
    expect(read).toHaveBeenCalledWith('rows.list', { after: 2 }, 3);
  });

  it.each([
    null,
    undefined,
    7,
    'request',
    {},
    { kind: 'request', id: 'x', name: 'rows.list' },
    { kind: 'request', id: 1 },
    { kind: 'other', id: 1, name: 'rows.list' },
    { kind: 'subscribe', events: 'rows' },
    { kind: 'ping', events: ['rows'] },
  ])('is not disturbed by the message %j', (message) => {
    const subscribed = vi.fn();
    const server = createPortServer({ handlers, readParameters, onSubscribe: subscribed });
    const port = createFakePort(portName(3), own);
    server.accept(port);
    expect(() => port.emit(message)).not.toThrow();
    expect(port.sent).toEqual([]);
    expect(subscribed).not.toHaveBeenCalled();
  });

  it('watches a tab until its last page is gone, and tells what each page had asked for', async () => {
    const gone = vi.fn();
    const server = createPortServer({ handlers, readParameters, onGone: gone });
    const [one, other] = [createFakePort(portName(3), own), createFakePort(portName(3), own)];
    server.accept(one);
    server.accept(other);
    one.emit({ kind: 'request', id: 1, name: 'rows.list', params: {} });
    one.emit({ kind: 'request', id: 2, name: 'toString', params: {} });
    await vi.waitFor(() => expect(one.sent).toHaveLength(2));
    one.drop();
    expect(gone).toHaveBeenLastCalledWith(3, new Set(['rows.list']));
    expect(server.watchedTabs()).toEqual([3]);
    other.drop();
    expect(gone).toHaveBeenLastCalledWith(3, new Set());
    expect(server.watchedTabs()).toEqual([]);
  });

  it('keeps of a subscription the events that there are', () => {
    const subscribed = vi.fn();
    const server = createPortServer({ handlers, readParameters, onSubscribe: subscribed });
    const port = createFakePort(portName(3), own);
    server.accept(port);
    port.emit({ kind: 'subscribe', events: ['rows', 'x'.repeat(1_000_000), 5, 'rows', 'cleared'] });
    expect(subscribed).toHaveBeenCalledWith(3, ['rows', 'cleared']);
  });

  it.each([
    ['another extension', { id: 'other', url: own.url }],
    ['a web page', { id: 'own-id', url: 'https://example.com/' }],
    ['a part of the extension without an address', { id: 'own-id' }],
    ['nobody', undefined],
  ])('refuses a port of %s', (_who, sender) => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort(portName(3), sender);
    server.accept(port);
    expect(port.connected).toBe(false);
    expect(server.watchedTabs()).toEqual([]);
  });

  it('refuses a port that is about no tab', () => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort('watchword-tab-x', own);
    server.accept(port);
    expect(port.connected).toBe(false);
    expect(server.watchedTabs()).toEqual([]);
    expect(tabOfPort('12')).toBeUndefined();
    expect(tabOfPort('otherwise-tab-12')).toBeUndefined();
    expect(tabOfPort('watchword-tab-')).toBeUndefined();
    expect(tabOfPort('watchword-tab-1e3')).toBeUndefined();
    expect(tabOfPort(portName(12))).toBe(12);
  });
});
