import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnection, type PortConnection, RequestError } from '../../src/platform/port-client.ts';
import { createPortServer, type Handlers } from '../../src/platform/port-server.ts';
import { portName, tabOfPort } from '../../src/platform/wire.ts';
import { createFakePort, type FakePort } from './fake-port.ts';

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'own-id', getURL: (path: string) => `chrome-extension://own-id/${path}` } },
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

  it('rejects with the code of a failure', async () => {
    const answer = connection.request('report.get', { tabId: 5 });
    ports[0]?.emit({ kind: 'failure', id: 1, code: 'failed', message: 'no' });
    await expect(answer).rejects.toMatchObject({ code: 'failed' });
  });

  it('rejects a request that nobody answers in time', async () => {
    const answer = connection.request('report.get', { tabId: 5 });
    const rejected = expect(answer).rejects.toBeInstanceOf(RequestError);
    await vi.advanceTimersByTimeAsync(1001);
    await rejected;
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

  it('waits ever longer while connecting fails, and at once again after it worked', async () => {
    for (let index = 0; index < 6; index++) {
      ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(ports.length).toBe(7);
    ports.at(-1)?.emit({ kind: 'event', name: 'cleared', payload: {} });
    ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(1);
    expect(ports.length).toBe(8);
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

  it('rejects what is under way when it is closed', async () => {
    const rejected = expect(connection.request('report.get', { tabId: 5 })).rejects.toMatchObject({ code: 'closed' });
    connection.close();
    await rejected;
    expect(ports[0]?.connected).toBe(false);
  });
});

describe('the background end of the ports', () => {
  const handlers = {
    'rows.list': () => [],
    'report.get': () => Promise.reject(new TypeError('secret-value')),
  } as unknown as Handlers;
  const readParameters = (_name: string, params: unknown) => params;

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
    expect(port.sent).toHaveLength(2);
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
    await vi.waitFor(() => expect(port.sent).toHaveLength(2));
    expect(port.sent.map((message) => (message as { code: string }).code).sort()).toEqual([
      'failed',
      'unknown-request',
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
    expect(port.sent).toEqual([expect.objectContaining({ kind: 'failure', id: 7, code: 'bad-parameters' })]);
    expect(JSON.stringify(port.sent)).not.toContain('secret-value');
    expect(asked).not.toHaveBeenCalled();
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
    7,
    'request',
    {},
    { kind: 'request', id: 'x', name: 'rows.list' },
    { kind: 'request', id: 1 },
    { kind: 'subscribe', events: 'rows' },
  ])('is not disturbed by the message %j', (message) => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort(portName(3), own);
    server.accept(port);
    expect(() => port.emit(message)).not.toThrow();
    expect(port.sent).toEqual([]);
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
    ['nobody', undefined],
  ])('refuses a port of %s', (_who, sender) => {
    const server = createPortServer({ handlers, readParameters });
    const port = createFakePort(portName(3), sender);
    server.accept(port);
    expect(port.connected).toBe(false);
    expect(server.watchedTabs()).toEqual([]);
  });

  it('refuses a port that is about no tab', () => {
    expect(tabOfPort('watchword-tab-')).toBeUndefined();
    expect(tabOfPort('watchword-tab-1e3')).toBeUndefined();
    expect(tabOfPort(portName(12))).toBe(12);
  });
});
