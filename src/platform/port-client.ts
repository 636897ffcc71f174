import type { Connection } from '../messages/connection.ts';
import type { EventName, Events, ParamsOf, RequestName, ResultOf } from '../messages/protocol.ts';
import { browser } from './browser.ts';
import { type FailureCode, type PortLike, portName, type ToBackground, type ToPage } from './wire.ts';

/** Why a request was rejected. */
export class RequestError extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface ConnectionOptions {
  tabId: number;
  /** Milliseconds until a request without an answer is rejected; each background has so long. */
  timeoutMs?: number;
  /** Opens a port; tests hand in their own. */
  connect?: (name: string) => PortLike;
  /** Where the page tells that it goes; tests hand in their own. */
  page?: Pick<EventTarget, 'addEventListener'>;
}

export interface PortConnection extends Connection {
  /** Ends the connection; requests under way are rejected. */
  close(): void;
}

interface Pending {
  name: RequestName;
  params: unknown;
  resolve(value: unknown): void;
  reject(error: RequestError): void;
  timer: ReturnType<typeof setTimeout>;
  /** Backgrounds that were asked. */
  asked: number;
}

/** A browser stops an idle service worker after 30 seconds. */
const PING_MS = 20_000;
const MAX_RETRY_MS = 2_000;
/** A request that so many backgrounds left unanswered is answered by none. */
const MAX_ASKED = 10;
/** A port opened to a worker that was just being stopped may stay silent for ever: after this long it is given up for another. */
const SILENCE_MS = 5_000;

/**
 * A connection of a page to the background about one tab. When the worker dies it connects anew, subscribes again and repeats
 * what had no answer yet; all requests may be repeated without harm.
 */
export function createConnection(options: ConnectionOptions): PortConnection {
  const connect = options.connect ?? ((name: string) => browser.runtime.connect({ name }) as unknown as PortLike);
  const timeoutMs = options.timeoutMs ?? 30_000;
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const reconnectListeners = new Set<() => void>();
  let port: PortLike | undefined;
  let closed = false;
  /** The page is going: nobody is there to be answered any more. */
  let left = false;
  /** The other side ended the port: the background is gone, and another will be asked. */
  let lost = false;
  let lastId = 0;
  let retryMs = 0;
  let watching: ReturnType<typeof setTimeout> | undefined;

  function post(message: ToBackground): void {
    try {
      port?.postMessage(message);
    } catch {
      // The port broke a moment ago; its onDisconnect is on its way, and what is pending is sent again then.
    }
  }

  function subscribe(): void {
    if (listeners.size > 0) post({ kind: 'subscribe', events: [...listeners.keys()] });
  }

  function open(): void {
    if (closed) return;
    let opened: PortLike;
    try {
      opened = connect(portName(options.tabId));
    } catch {
      // The extension was updated or removed under the page.
      close('The extension was reloaded. Close this page and open it again.');
      return;
    }
    port = opened;
    opened.onMessage.addListener((message) => {
      retryMs = 0;
      heard();
      receive(message as ToPage);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      lost = true;
      // Reading lastError tells Chrome that the loss was noticed; at once the first time, then ever later.
      void globalThis.chrome?.runtime?.lastError;
      setTimeout(reopen, retryMs);
      retryMs = Math.min(MAX_RETRY_MS, retryMs * 2 || 50);
    });
    subscribe();
    const died = lost;
    lost = false;
    for (const [id, waiting] of pending) {
      const { name, params } = waiting;
      // The one that was asked before is gone: this one has its own time.
      if (died && waiting.asked < MAX_ASKED) {
        waiting.asked += 1;
        clearTimeout(waiting.timer);
        waiting.timer = giveUpLater(id);
      }
      post({ kind: 'request', id, name, params });
    }
    if (pending.size > 0) watch();
  }

  function giveUpLater(id: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      const waiting = pending.get(id);
      pending.delete(id);
      const text = `The background did not answer ${waiting?.name} in ${timeoutMs / 1000} s.`;
      waiting?.reject(new RequestError('timeout', text));
    }, timeoutMs);
  }

  /** While something is asked, a port has to say something from time to time. */
  function watch(): void {
    watching ??= setTimeout(() => {
      watching = undefined;
      if (pending.size === 0 || closed || !port) return;
      const silent = port;
      port = undefined;
      silent.disconnect();
      reopen();
    }, SILENCE_MS);
  }

  function heard(): void {
    clearTimeout(watching);
    watching = undefined;
    if (pending.size > 0) watch();
  }

  function reopen(): void {
    open();
    if (port) for (const listener of reconnectListeners) listener();
  }

  function receive(message: ToPage): void {
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.name) ?? []) listener(message.payload as never);
      return;
    }
    const waiting = pending.get(message.id);
    if (!waiting) return;
    pending.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.kind === 'result') waiting.resolve(message.value);
    else waiting.reject(new RequestError(message.code, message.message));
  }

  function close(reason = 'The connection was closed.'): void {
    closed = true;
    clearInterval(pinging);
    clearTimeout(watching);
    for (const { reject, timer } of pending.values()) {
      clearTimeout(timer);
      reject(new RequestError('closed', reason));
    }
    pending.clear();
    const last = port;
    port = undefined;
    last?.disconnect();
  }

  /** Firefox logs an error when a page uses its port while it goes, so nothing is sent from then on, and nothing is told to what is left of it. */
  function leave(): void {
    left = true;
    for (const { timer } of pending.values()) clearTimeout(timer);
    pending.clear();
    close();
  }

  const pinging = setInterval(() => post({ kind: 'ping' }), PING_MS);
  const page = options.page ?? (typeof document === 'undefined' ? undefined : window);
  page?.addEventListener('pagehide', leave);
  open();

  return {
    request<N extends RequestName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
      if (left) return new Promise(() => {});
      if (closed) return Promise.reject(new RequestError('closed', 'The connection was closed.'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const timer = giveUpLater(id);
        pending.set(id, { name, params, resolve: resolve as (value: unknown) => void, reject, timer, asked: 1 });
        post({ kind: 'request', id, name, params });
        watch();
      });
    },
    on<N extends EventName>(name: N, listener: (payload: Events[N]) => void) {
      const known = listeners.get(name) ?? new Set();
      known.add(listener as (payload: never) => void);
      listeners.set(name, known);
      if (known.size === 1) subscribe();
      return () => {
        known.delete(listener as (payload: never) => void);
        if (known.size === 0 && listeners.get(name) === known) {
          listeners.delete(name);
          post({ kind: 'subscribe', events: [...listeners.keys()] });
        }
      };
    },
    onReconnect(listener) {
      reconnectListeners.add(listener);
      return () => reconnectListeners.delete(listener);
    },
    close: () => close(),
  };
}
