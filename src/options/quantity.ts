import { isThreshold } from '../core/capture/settings.ts';

/** What a threshold counts. */
export type Unit = 'seconds' | 'bytes' | 'bits' | 'entries';

/** Names of the multiples that people write, the largest first. */
const MULTIPLES: Record<Unit, readonly (readonly [factor: number, ...names: string[]])[]> = {
  seconds: [
    [86_400, 'd', 'day', 'days'],
    [3600, 'h', 'hour', 'hours'],
    [60, 'min', 'm', 'minute', 'minutes'],
    [1, 's', 'sec', 'second', 'seconds'],
  ],
  bytes: [
    [1024, 'KB', 'kib'],
    [1, 'bytes', 'b', 'byte'],
  ],
  bits: [[1, 'bits', 'bit']],
  entries: [[1, 'entries', 'entry']],
};

/** "90 min", "30 d", "8190 bytes": in the largest multiple that needs no fraction; 90 minutes and not 1.5 hours. */
export function formatQuantity(value: number, unit: Unit): string {
  for (const [factor, name] of MULTIPLES[unit]) {
    if (value >= factor && value % factor === 0) return `${value / factor} ${name}`;
  }
  return `${value} ${MULTIPLES[unit].at(-1)?.[1] ?? ''}`;
}

/** The number a person wrote, with or without its unit (a number alone is in `unit`); undefined when it cannot be read. */
export function parseQuantity(text: string, unit: Unit): number | undefined {
  const match = /^\s*(\d{1,12}(?:\.\d{1,3})?)\s*([a-z]*)\s*$/i.exec(text);
  if (!match) return undefined;
  const name = (match[2] ?? '').toLowerCase();
  const multiple = MULTIPLES[unit].find(([, ...names]) => names.some((one) => one.toLowerCase() === name));
  if (name !== '' && !multiple) return undefined;
  const value = Math.round(Number(match[1]) * (multiple?.[0] ?? 1));
  return isThreshold(value) ? value : undefined;
}
