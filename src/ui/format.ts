import { formatDuration } from '../core/http/duration.ts';

export { formatDuration };

const SECOND = 1000;
const DAY = 86_400_000;

/** A whole number with the separators of English, `12,345`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** "1 request", "2 requests"; `plural` where an `s` does not do it. */
export function formatNumberOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Bytes for people: exact under 10,000 bytes, then kilobytes of 1,024 and megabytes. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '';
  if (bytes < 10_000) return formatNumberOf(bytes, 'byte');
  if (bytes < 10 * 1024 * 1024) return `${formatCount(bytes / 1024)} KB`;
  return `${formatCount(bytes / (1024 * 1024))} MB`;
}

/** Bytes for a narrow column: `1,412 B`, `14 KB`. */
export function formatBytesShort(bytes: number): string {
  return formatBytes(bytes).replace(/ bytes?$/, ' B');
}

/** A share from 0 to 1 as `97 %`. Never rounds something to nothing or almost all to all. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return '';
  const percent = Math.min(Math.max(share, 0), 1) * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  if (percent < 100 && percent > 99) return '> 99 %';
  return `${Math.round(percent)} %`;
}

/** A time of day told from now: `in 12 min`, `3 d ago`, `now`. Both in milliseconds since the epoch. */
export function formatRelative(at: number, now: number): string {
  const span = at - now;
  if (!Number.isFinite(span)) return 'never';
  if (Math.abs(span) < SECOND) return 'now';
  return span > 0 ? `in ${formatDuration(span)}` : `${formatDuration(span)} ago`;
}

/** How long an exchange took: `8 ms`, `1.2 s`. */
export function formatMilliseconds(ms: number): string {
  if (ms < 0 || !Number.isFinite(ms)) return '';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms);
}

/**
 * Local time in the shortest form that is still clear: `today 15:10:04`, `tomorrow 09:00:00`, else the date.
 * An instant no calendar has gives its number.
 */
export function formatLocalTime(at: number, now: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  const near = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : undefined;
  return `${near ?? formatDate(date)} ${time}`;
}

/** Time of day with milliseconds, for a list of requests. */
export function formatClock(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function formatDate(date: Date): string {
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The first `max` characters, with an ellipsis when there were more; never splits a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return `${text.slice(0, last >= 0xd800 && last < 0xdc00 ? max - 1 : max)}…`;
}

/** Host and path of a URL for a row; both empty parts are left out. Text that is no URL comes back as path. */
export function splitUrl(url: string): { host: string; path: string } {
  const start = url.indexOf('://');
  if (start < 0) return { host: '', path: url };
  const rest = url.slice(start + 3);
  const end = rest.search(/[/?#]/);
  return end < 0 ? { host: rest, path: '/' } : { host: rest.slice(0, end), path: rest.slice(end) };
}

/** Host of an origin or URL, the text itself when it has none. */
export function hostOf(url: string): string {
  return splitUrl(url).host || url;
}

/** Text as a sentence: a capital letter first, a full stop last. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.?…]$/.test(capital) ? capital : `${capital}.`;
}
