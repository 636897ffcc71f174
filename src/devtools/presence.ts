import { MAX_FILL } from '../messages/protocol.ts';
import type { PortConnection } from '../platform/port-client.ts';

/** How far back requests are filled in after the background was started anew, in milliseconds. */
const REACH_MS = 60_000;

/** After a new start it is looked so much later too (milliseconds): DevTools hears of the end of a request after the page does. */
const LOOKS_MS = [0, 1_500, 5_000];

/** Members of an entry that are large and tell nothing here. */
const LEFT_OUT = new Set(['content', 'stack', 'cookies', 'queryString', '_webSocketMessages']);

export interface PresenceOptions {
  connection: Pick<PortConnection, 'request' | 'onReconnect'>;
  tabId: number;
  /** What DevTools recorded, as HAR entries. */
  readRecorded(): Promise<unknown[]>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Says to the background since when DevTools is open; and when the background was stopped and is there again, hands over what DevTools
 * recorded lately, so that nothing of it is missed.
 */
export function announce({ connection, tabId, readRecorded, now }: PresenceOptions): void {
  const openedAt = now();
  let timers: ReturnType<typeof setTimeout>[] = [];

  async function fill(): Promise<void> {
    const since = Math.max(openedAt, now() - REACH_MS);
    const entries = cut(await readRecorded(), since);
    if (entries !== '[]') await connection.request('capture.fill', { tabId, since, entries });
  }

  const say = () => connection.request('devtools.open', { tabId, since: openedAt }).catch(() => undefined);
  void say();
  connection.onReconnect(() => {
    void say();
    for (const timer of timers) clearTimeout(timer);
    // What cannot be filled in is counted as missed by the background.
    timers = LOOKS_MS.map((wait) => setTimeout(() => void fill().catch(() => undefined), wait));
  });
}

/** The entries since that time, without the texts of bodies, as JSON that the background takes. */
function cut(entries: readonly unknown[], since: number): string {
  const texts: string[] = [];
  let length = 2;
  for (const entry of [...entries].reverse()) {
    const { startedDateTime, _fromCache } = entry as { startedDateTime?: unknown; _fromCache?: unknown };
    // What the page had in its memory was never asked of anybody, and webRequest tells nothing of it.
    if (Date.parse(String(startedDateTime)) < since || _fromCache === 'memory') continue;
    const text = JSON.stringify(entry, (key, value) => (LEFT_OUT.has(key) ? undefined : value));
    length += text.length + 1;
    if (length > MAX_FILL) break;
    texts.push(text);
  }
  return `[${texts.reverse().join(',')}]`;
}
