import type { EventName, Events, RequestName, Requests } from '../messages/protocol.ts';
import { browser } from './browser.ts';
import { type PortLike, type ToBackground, type ToPage, tabOfPort } from './wire.ts';

/** Answers to requests; each may take its time. */
export type Handlers = {
  [N in RequestName]: (
    params: Parameters<Requests[N]>[0],
  ) => ReturnType<Requests[N]> | Promise<ReturnType<Requests[N]>>;
};

export interface PortServer {
  /** Takes a port that a page opened; refuses those that are not from the extension's own pages. */
  accept(port: PortLike): void;
  /** Tells the pages that watch the tab and subscribed to the event. */
  publish<N extends EventName>(tabId: number, name: N, payload: Events[N]): void;
  /** Whether some page wants this event of the tab. */
  isWanted(tabId: number, name: EventName): boolean;
  /** The tabs that pages watch. */
  watchedTabs(): number[];
}

export interface ServerOptions {
  handlers: Handlers;
  /** A page subscribed to events of the tab. */
  onSubscribe?: (tabId: number, events: readonly EventName[]) => void;
  /** Tells whether the page at this URL, of the extension with this id, may speak; by default the extension's own pages. */
  isTrusted?: (sender: PortLike['sender']) => boolean;
}

/** The background's end of all ports: one map of handlers, and the events that pages asked for. */
export function createPortServer({ handlers, onSubscribe, isTrusted = isOwnPage }: ServerOptions): PortServer {
  const ports = new Map<number, Map<PortLike, Set<EventName>>>();

  function send(port: PortLike, message: ToPage): void {
    try {
      port.postMessage(message);
    } catch {
      // The page is gone; onDisconnect removes the port.
    }
  }

  async function answer(port: PortLike, id: number, name: RequestName, params: unknown): Promise<void> {
    const handler = Object.hasOwn(handlers, name) ? (handlers[name] as (params: unknown) => unknown) : undefined;
    if (!handler) {
      send(port, { kind: 'failure', id, code: 'unknown-request', message: `There is no request ${String(name)}.` });
      return;
    }
    try {
      send(port, { kind: 'result', id, value: await handler(params) });
    } catch (error) {
      // The message of an unforeseen error could hold anything that was captured, so only its kind is told.
      const kind = error instanceof Error ? error.name : 'error';
      send(port, { kind: 'failure', id, code: 'failed', message: `${name} failed (${kind}).` });
    }
  }

  return {
    accept(port) {
      const tabId = tabOfPort(port.name);
      if (tabId === undefined || !isTrusted(port.sender)) {
        port.disconnect();
        return;
      }
      const ofTab = ports.get(tabId) ?? new Map<PortLike, Set<EventName>>();
      ports.set(tabId, ofTab);
      ofTab.set(port, new Set());
      port.onMessage.addListener((message) => {
        const received = message as ToBackground;
        if (received.kind === 'request') void answer(port, received.id, received.name, received.params);
        if (received.kind === 'subscribe') {
          ofTab.set(port, new Set(received.events));
          onSubscribe?.(tabId, received.events);
        }
      });
      port.onDisconnect.addListener(() => {
        ofTab.delete(port);
        if (ofTab.size === 0) ports.delete(tabId);
      });
    },
    publish(tabId, name, payload) {
      for (const [port, events] of ports.get(tabId) ?? [])
        if (events.has(name)) send(port, { kind: 'event', name, payload });
    },
    isWanted(tabId, name) {
      for (const events of ports.get(tabId)?.values() ?? []) if (events.has(name)) return true;
      return false;
    },
    watchedTabs: () => [...ports.keys()],
  };
}

function isOwnPage(sender: PortLike['sender']): boolean {
  return sender?.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
