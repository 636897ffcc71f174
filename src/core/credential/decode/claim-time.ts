import type { JsonValue } from './json-model.ts';

/** A moment as a token writes it. NumericDate is seconds (RFC 7519 section 2); the other units are mistakes, or no registered claim. */
export interface ClaimTime {
  /** Milliseconds since the epoch. */
  ms: number;
  unit: 's' | 'ms' | 'us' | 'ns' | 'iso';
  /** What is unusual about the way it is written. */
  note?: string;
}

/** The year 2286 in seconds, and 1970-04-26 in milliseconds: between the units there is a factor of 1000 and no doubt. */
const SECONDS_END = 1e10;
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** The farthest moment a Date can hold. */
const MAX_MS = 8.64e15;

/** Reads a moment in seconds, milliseconds, microseconds, nanoseconds or ISO 8601, number or text; undefined for anything else. */
export function readClaimTime(value: JsonValue | undefined): ClaimTime | undefined {
  if (typeof value === 'number') return readNumber(value);
  if (typeof value !== 'string') return undefined;
  if (/^\d{9,19}(?:\.\d{1,9})?$/.test(value)) {
    const time = readNumber(Number(value));
    return (
      time && { ...time, note: `${time.note === undefined ? '' : `${time.note} `}It is text where a number belongs.` }
    );
  }
  const ms = ISO.test(value) ? Date.parse(value.replace(' ', 'T')) : Number.NaN;
  return Number.isNaN(ms)
    ? undefined
    : { ms, unit: 'iso', note: 'It is an ISO 8601 date where seconds since 1970 belong.' };
}

function readNumber(value: number): ClaimTime | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  if (value < SECONDS_END) return { ms: value * 1000, unit: 's' };
  const [unit, divisor, word] =
    value < SECONDS_END * 1e3
      ? (['ms', 1, 'milliseconds'] as const)
      : value < SECONDS_END * 1e6
        ? (['us', 1e3, 'microseconds'] as const)
        : (['ns', 1e6, 'nanoseconds'] as const);
  const ms = value / divisor;
  return ms > MAX_MS ? undefined : { ms, unit, note: `It is in ${word} where seconds belong.` };
}
