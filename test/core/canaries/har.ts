import type { Entry } from './places.ts';

const pairs = (headers: Record<string, string> = {}) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** The text of a HAR with these entries, one a second. */
export function writeHar(entries: readonly Entry[]): string {
  const list = entries.map((entry, index) => ({
    startedDateTime: new Date(Date.UTC(2026, 0, 1, 10, 0, index)).toISOString(),
    time: 10,
    request: {
      method: entry.method ?? 'GET',
      url: entry.url ?? 'https://app.example.com/api',
      headers: pairs({ Accept: '*/*', ...entry.request }),
      ...(entry.body ? { postData: entry.body, bodySize: 100 } : {}),
    },
    response: {
      status: entry.status ?? 200,
      headers: pairs({ 'Content-Type': entry.content?.mimeType ?? 'text/html', ...entry.response }),
      content: entry.content ?? { mimeType: 'text/html', size: 0 },
    },
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: list } });
}
