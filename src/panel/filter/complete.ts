import type { ExchangeRow } from '../../core/capture/row.ts';
import { splitUrl } from '../../ui/format.ts';
import { KEYS, type Key } from './terms.ts';

/** What a word may go on as: the text that takes its place, and what it means. */
export interface Completion {
  text: string;
  hint: string;
}

const SHOWN = 10;
/** Rows looked at for values: completions are a help, and no census. */
const MAX_ROWS = 2000;
const HAS: Readonly<Record<string, string>> = {
  jwt: 'a JWT, sent or given',
  'set-cookie': 'the answer set a cookie that matters',
  credential: 'any credential',
  access: 'an access token',
  refresh: 'a refresh token',
  session: 'a session',
  csrf: 'a token against forged requests',
  saml: 'a SAML message',
  basic: 'HTTP Basic',
};
const IS: Readonly<Record<string, string>> = {
  failed: 'no answer, 4xx, 5xx, or part of a failure',
  auth: 'a message of signing in, renewing or signing out',
  pending: 'no answer yet',
  cached: 'from the cache',
};

/** The word that ends at the caret. */
export function wordAt(text: string, caret: number): { start: number; word: string } {
  const start = text.slice(0, caret).search(/\S*$/);
  return { start, word: text.slice(start, caret) };
}

/** What the word may go on as; nothing for free text and for what is complete. `causes` are the ids of causes of the capture. */
export function completionsOf(word: string, rows: readonly ExchangeRow[], causes: readonly string[]): Completion[] {
  const minus = word.startsWith('-') ? '-' : '';
  const bare = word.slice(minus.length).toLowerCase();
  const colon = bare.indexOf(':');
  if (colon < 0) {
    return Object.entries(KEYS)
      .filter(([key]) => key.startsWith(bare))
      .map(([key, hint]) => ({ text: `${minus}${key}:`, hint }));
  }
  const key = bare.slice(0, colon);
  if (!Object.hasOwn(KEYS, key)) return [];
  const value = bare.slice(colon + 1);
  const found = valuesOf(key as Key, rows, causes)
    .filter(([name]) => name.toLowerCase().includes(value) && name.toLowerCase() !== value)
    .slice(0, SHOWN);
  return found.map(([name, hint]) => ({ text: `${minus}${key}:${/\s/.test(name) ? `"${name}"` : name}`, hint }));
}

function valuesOf(key: Key, rows: readonly ExchangeRow[], causes: readonly string[]): [string, string][] {
  switch (key) {
    case 'has':
      return Object.entries(HAS);
    case 'is':
      return Object.entries(IS);
    case 'cause':
      return causes.map((cause) => [cause, '']);
    case 'larger-than':
      return ['1k', '4k', '8k'].map((size) => [size, 'bytes of credentials']);
    case 'status':
      return [...counted(rows, ({ status }) => (status === 0 ? [] : [String(status)])), ['4xx', ''], ['5xx', '']];
    case 'method':
      return counted(rows, ({ method }) => [method]);
    case 'type':
      return counted(rows, ({ type }) => [type]);
    case 'domain':
      return counted(rows, ({ url }) => [splitUrl(url).host]);
    case 'credential':
      return counted(rows, ({ sent, received }) => [...sent, ...received].map(({ name }) => name));
  }
}

/** Values with how many requests have them, the most frequent first. */
function counted(rows: readonly ExchangeRow[], valuesOfRow: (row: ExchangeRow) => string[]): [string, string][] {
  const counts = new Map<string, number>();
  for (const row of rows.slice(-MAX_ROWS))
    for (const value of new Set(valuesOfRow(row))) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([value, count]) => [value, `× ${count}`]);
}
