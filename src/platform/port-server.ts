import { EVENT_NAMES, type EventName, type Events, type RequestName, type Requests } from '../messages/protocol.ts';
import { browser } from './browser.ts';
import { type FailureCode, type PortLike, type ToPage, tabOfPort } from './wire.ts';

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
  /** The parameters as the handler may trust them; undefined when they are none that a page of the tab may send. */
  readParameters(name: RequestName, params: unknown, tabId: number): unknown;
  /** A page of the tab is gone, with the names of what it had asked for. */
  onGone?: (tabId: number, asked: ReadonlySet<string>) => void;
  /** A page subscribed to events of the tab. */
  onSubscribe?: (tabId: number, events: readonly EventName[]) => void;
  /** Tells whether the page at this URL, of the extension with this id, may speak; by default the extension's own pages. */
  isTrusted?: (sender: PortLike['sender']) => boolean;
}

/** The background's end of all ports: one map of handlers, and the events that pages asked for. */
export function createPortServer({
  handlers,
  readParameters,
  onSubscribe,
  onGone,
  isTrusted = isOwnPage,
}: ServerOptions): PortServer {
  const ports = new Map<number, Map<PortLike, Set<EventName>>>();

  function send(port: PortLike, message: ToPage): void {
    try {
      port.postMessage(message);
    } catch {
      // The page is gone; onDisconnect removes the port.
    }
  }

  async function answer(port: PortLike, tabId: number, { id, name, params }: ReceivedRequest): Promise<void> {
    const refuse = (code: FailureCode, message: string) => send(port, { kind: 'failure', id, code, message });
    if (!Object.hasOwn(handlers, name)) return refuse('unknown-request', 'There is no such request.');
    try {
      const trusted = readParameters(name, params, tabId);
      if (trusted === undefined) return refuse('bad-parameters', `${name} was asked with parameters that it has not.`);
      send(port, { kind: 'result', id, value: await (handlers[name] as (params: unknown) => unknown)(trusted) });
    } catch (error) {
      // The message of an unforeseen error could hold anything that was captured, so only its kind is told.
      refuse('failed', `${name} failed (${error instanceof Error ? error.name : 'error'}).`);
    }
  }

  return {
    accept(port) {
      const tabId = tabOfPort(port.name);
      if (tabId === undefined || !isTrusted(port.sender)) {
        port.disconnect();
        return;
      }
      // The browser tells with it the title and the address of the tab it comes from, with what is secret in them, and keeps that as long as the port.
      if (port.sender) Reflect.deleteProperty(port.sender, 'tab');
      const ofTab = ports.get(tabId) ?? new Map<PortLike, Set<EventName>>();
      ports.set(tabId, ofTab);
      ofTab.set(port, new Set());
      const asked = new Set<string>();
      port.onMessage.addListener((message) => {
        if (isRequest(message)) {
          if (Object.hasOwn(handlers, message.name)) asked.add(message.name);
          void answer(port, tabId, message);
        }
        const events = readSubscription(message);
        if (!events) return;
        ofTab.set(port, new Set(events));
        onSubscribe?.(tabId, events);
      });
      port.onDisconnect.addListener(() => {
        ofTab.delete(port);
        if (ofTab.size === 0) ports.delete(tabId);
        onGone?.(tabId, asked);
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

type ReceivedRequest = { id: number; name: RequestName; params: unknown };

function isRequest(message: unknown): message is ReceivedRequest {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, id, name } = message as Record<string, unknown>;
  return kind === 'request' && Number.isSafeInteger(id) && typeof name === 'string';
}

/** The events that a page wants; undefined for another message. Of names that no event has, none is kept. */
function readSubscription(message: unknown): EventName[] | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { kind, events } = message as Record<string, unknown>;
  if (kind !== 'subscribe' || !Array.isArray(events)) return undefined;
  return [...new Set(events)].filter((event): event is EventName => EVENT_NAMES.has(event));
}

function isOwnPage(sender: PortLike['sender']): boolean {
  return sender?.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}
