import type { Trace } from './trace.ts';

/** `GET /api/me`, with the host where it is not the page's. */
export function nameOf(trace: Trace, withHost = false): string {
  const path = trace.url.pathname;
  const shown = path.length > 60 ? `${path.slice(0, 59)}…` : path;
  return `${trace.method} ${withHost ? trace.url.host : ''}${shown}`;
}

/** `, 3 times`; nothing for once. */
export function times(count: number): string {
  return count < 2 ? '' : count === 2 ? ', twice' : `, ${count.toLocaleString('en')} times`;
}

const UNITS: readonly [number, string][] = [
  [2 * 86_400_000, 'd'],
  [2 * 3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
];
const SIZES: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 };

/** `60 min` of milliseconds: two units would be more than anybody wants to know. */
export function span(ms: number): string {
  const length = Math.abs(ms);
  const unit = UNITS.find(([size]) => length >= size)?.[1];
  if (unit === undefined) return `${Math.round(length)} ms`;
  return `${Math.round(length / (SIZES[unit] as number))} ${unit}`;
}

/** `#7`. */
export function hash(trace: Trace): string {
  return `#${trace.number}`;
}

/** A name as it stands in a sentence: bounded, without line breaks. */
export function short(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
