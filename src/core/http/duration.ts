const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/**
 * A span in its largest sensible unit, rounded to the nearest whole: `45 s`, `12 min`, `3 h`, `30 d`, `2 years`. Takes milliseconds; the
 * sign does not count.
 */
export function formatDuration(ms: number): string {
  const span = Math.abs(ms);
  if (!Number.isFinite(span)) return 'for ever';
  // A unit is left when the rounded number would reach the next: 59.7 s are a minute.
  if (Math.round(span / SECOND) < 60) return `${Math.round(span / SECOND)} s`;
  if (Math.round(span / MINUTE) < 120) return `${Math.round(span / MINUTE)} min`;
  if (Math.round(span / HOUR) < 48) return `${Math.round(span / HOUR)} h`;
  if (Math.round(span / DAY) < 730) return `${Math.round(span / DAY)} d`;
  return `${Math.round(span / YEAR).toLocaleString('en-US')} years`;
}

const WORDS: readonly [number, string][] = [
  [YEAR, 'years'],
  [DAY, 'days'],
  [HOUR, 'hours'],
  [MINUTE, 'minutes'],
];

/** The same within a sentence, in the largest unit that is not below two: `90 minutes`, `2.5 days`. Takes seconds. */
export function formatSeconds(seconds: number): string {
  for (const [size, name] of WORDS) {
    const count = (seconds * SECOND) / size;
    // A second less than two hours are two hours.
    if (Math.abs(count) >= 1.995) return `${round(count)} ${name}`;
  }
  return `${round(seconds)} ${Math.abs(seconds) === 1 ? 'second' : 'seconds'}`;
}

function round(value: number): string {
  return String(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
}
