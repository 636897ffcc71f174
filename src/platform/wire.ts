import type { EventName, RequestName } from '../messages/protocol.ts';

/** What crosses a port, page to background. */
export type ToBackground =
  | { kind: 'request'; id: number; name: RequestName; params: unknown }
  | { kind: 'subscribe'; events: EventName[] }
  /** Keeps a service worker that has something to tell from being stopped. */
  | { kind: 'ping' };

/** Background to page. */
export type ToPage =
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'failure'; id: number; code: FailureCode; message: string }
  | { kind: 'event'; name: EventName; payload: unknown };

/** Why a request has no result. */
export type FailureCode = 'timeout' | 'closed' | 'unknown-request' | 'bad-parameters' | 'failed';

const PORT_PREFIX = 'watchword-tab-';

/** Name of the port of a page that is about a tab. */
export function portName(tabId: number): string {
  return PORT_PREFIX + tabId;
}

/** The tab that a port is about; undefined for a port that is not ours. */
export function tabOfPort(name: string): number | undefined {
  const digits = name.slice(PORT_PREFIX.length);
  return name.startsWith(PORT_PREFIX) && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** The part of a browser's port that is used here, so that tests can stand in for it. */
export interface PortLike {
  name: string;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  sender?: { id?: string; url?: string } | undefined;
}
