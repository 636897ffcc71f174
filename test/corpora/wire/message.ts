import type { Header } from '../../../src/core/http/exchange.ts';

/** A request as it came to the proxy, or as it goes on to the server. */
export interface Ask {
  method: string;
  scheme: 'http' | 'https';
  host: string;
  /** With the query. */
  path: string;
  headers: Header[];
  body: Buffer;
}

/** A response as it came from the server, or as it goes out to the browser. */
export interface Reply {
  status: number;
  headers: Header[];
  body: Buffer;
}

/** A reply of the proxy's own. */
export function createReply(status: number, headers: Record<string, string>, body = ''): Reply {
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(body),
  };
}

export function readHeader(message: { headers: readonly Header[] }, name: string): string | undefined {
  return message.headers.find((header) => header.name.toLowerCase() === name)?.value;
}

/** Puts the header in the place of all of its name; undefined takes them away. */
export function setHeader(message: { headers: Header[] }, name: string, value: string | undefined): void {
  message.headers = message.headers.filter((header) => header.name.toLowerCase() !== name.toLowerCase());
  if (value !== undefined) message.headers.push({ name, value });
}

/** The body as text, changed. */
export function editText(message: { body: Buffer }, edit: (text: string) => string): void {
  message.body = Buffer.from(edit(message.body.toString('utf8')));
}

/** The body as JSON, changed in place; a body that is none stays. */
export function editJson(message: { body: Buffer }, edit: (value: Record<string, unknown>) => void): void {
  try {
    const value = JSON.parse(message.body.toString('utf8'));
    edit(value);
    message.body = Buffer.from(JSON.stringify(value));
  } catch {
    // No JSON.
  }
}

export const pathOf = (ask: Ask): string => ask.path.split('?', 1)[0] as string;
export const mediaType = (reply: Reply): string => (readHeader(reply, 'content-type') ?? '').split(';', 1)[0] as string;
