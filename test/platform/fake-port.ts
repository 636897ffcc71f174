import type { PortLike } from '../../src/platform/wire.ts';

export interface FakePort extends PortLike {
  sent: unknown[];
  connected: boolean;
  emit(message: unknown): void;
  drop(): void;
}

/** One end of a port; `peer` gets what it posts. */
export function createFakePort(name: string, sender?: PortLike['sender']): FakePort {
  const onMessage: ((message: unknown) => void)[] = [];
  const onDisconnect: (() => void)[] = [];
  const port: FakePort = {
    name,
    sender,
    sent: [],
    connected: true,
    postMessage(message) {
      if (!port.connected) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(message);
    },
    disconnect() {
      port.connected = false;
    },
    onMessage: { addListener: (listener) => void onMessage.push(listener) },
    onDisconnect: { addListener: (listener) => void onDisconnect.push(listener) },
    emit(message) {
      for (const listener of onMessage) listener(message);
    },
    drop() {
      port.connected = false;
      for (const listener of onDisconnect) listener();
    },
  };
  return port;
}
