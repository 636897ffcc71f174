import type { ExchangeReading } from '../../credential/read.ts';

/** A value that was split over several cookies. */
export interface Chunks {
  /** What the names begin with. */
  base: string;
  /** The numbers of the parts, in order. */
  numbers: number[];
  /** Names and values of all parts. */
  bytes: number;
}

/** A part is only split off when the one before is nearly full. */
const PART_BYTES = 2000;
const MAX_COOKIES = 500;

/** Values of a request that were too large for one cookie: `app.0`, `app_1`, `appC2`. */
export function chunksOf(cookies: ExchangeReading['cookies']): Chunks[] {
  const groups = new Map<string, { numbers: number[]; bytes: number; largest: number }>();
  for (const { name, value } of cookies.slice(0, MAX_COOKIES)) {
    const match = /^(.+?)(?:\.|__?|(?=C\d))C?(\d{1,2})$/.exec(name.slice(0, 300));
    if (match === null) continue;
    const base = match[1] as string;
    const group = groups.get(base) ?? { numbers: [], bytes: 0, largest: 0 };
    group.numbers.push(Number(match[2]));
    group.bytes += name.length + value.length;
    group.largest = Math.max(group.largest, value.length);
    groups.set(base, group);
  }
  return [...groups].flatMap(([base, { numbers, bytes, largest }]) =>
    largest < PART_BYTES || numbers.length < 2 ? [] : [{ base, numbers: numbers.sort((a, b) => a - b), bytes }],
  );
}
