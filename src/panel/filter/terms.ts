/** The words before a colon that the filter knows, with what may follow and what it means. */
export const KEYS = {
  status: 'a code, or 4xx: status:401, status:4xx',
  method: 'the method: method:POST',
  domain: 'a host, and those under it: domain:example.com',
  type: 'what asked for it: type:document',
  has: 'what it carried or its answer gave: has:jwt, has:set-cookie',
  is: 'is:failed, is:auth, is:pending, is:cached',
  cause: 'why it failed: cause:expired',
  credential: 'the name or pseudonym of a credential: credential:sid, credential:jwt#1',
  'larger-than': 'bytes of credentials in the request: larger-than:4k',
} as const;

export type Key = keyof typeof KEYS;

/** Names that DevTools has for the same. */
const ALIASES: ReadonlyMap<string, Key> = new Map([
  ['status-code', 'status'],
  ['resource-type', 'type'],
]);

/** One word of a filter. */
export interface Term {
  /** As it was typed. */
  raw: string;
  negated: boolean;
  /** Absent for free text. */
  key?: Key;
  /** In lower case. */
  value: string;
  /** Of a word between slashes. */
  pattern?: RegExp;
  /** Why the word cannot be read; it then matches nothing. */
  wrong?: string;
}

const PIECES = /-?\/(?:[^/\\\s]|\\.|\/(?=\S))+\/(?=\s|$)|(?:[^\s"]|"[^"]*"?)+/g;

/**
 * A filter in words: free text, `-text`, `/re/`, `key:value`; quotation marks hold words together. A word before a colon that is no
 * key is free text, as in `localhost:8080`.
 */
export function parseFilter(text: string): Term[] {
  return (text.match(PIECES) ?? []).map(toTerm);
}

function toTerm(raw: string): Term {
  const negated = raw.length > 1 && raw.startsWith('-');
  const word = negated ? raw.slice(1) : raw;
  const expression = /^\/(.+)\/$/.exec(word)?.[1];
  if (expression !== undefined) return toPattern(raw, negated, expression);
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(colon, 0)).toLowerCase();
  const key = ALIASES.get(name) ?? (Object.hasOwn(KEYS, name) ? (name as Key) : undefined);
  const value = unquote(key === undefined ? word : word.slice(colon + 1)).toLowerCase();
  const term: Term = { raw, negated, value, ...(key === undefined ? {} : { key }) };
  const wrong = key === undefined ? undefined : wrongValue(key, value);
  return wrong === undefined ? term : { ...term, wrong };
}

function toPattern(raw: string, negated: boolean, expression: string): Term {
  try {
    return { raw, negated, value: expression, pattern: new RegExp(expression, 'i') };
  } catch {
    return { raw, negated, value: expression, wrong: 'is no regular expression' };
  }
}

/** Why a value cannot be read; an empty one is still being typed. */
function wrongValue(key: Key, value: string): string | undefined {
  if (value === '') return undefined;
  if (key === 'status' && !/^(?:\d{1,3}|\dxx?|failed|pending)$/.test(value)) return 'is no status: write 401 or 4xx';
  if (key === 'larger-than' && readBytes(value) === undefined) return 'is no size: write 4096 or 4k';
  if (key === 'is' && !['failed', 'auth', 'pending', 'cached'].includes(value))
    return 'is not known: write is:failed, is:auth, is:pending or is:cached';
  return undefined;
}

/** "4k" as 4,096; undefined for what is no size. */
export function readBytes(value: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(k|kb|m|mb|b)?$/.exec(value);
  if (!match) return undefined;
  const unit = match[2]?.charAt(0);
  return Number(match[1]) * (unit === 'k' ? 1024 : unit === 'm' ? 1024 * 1024 : 1);
}

function unquote(text: string): string {
  return text.replaceAll('"', '');
}
