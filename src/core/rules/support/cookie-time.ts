import type { SetCookie } from '../../http/cookie.ts';
import { formatSeconds } from '../../http/duration.ts';
import type { Exchange } from '../../http/exchange.ts';
import { serverTime } from './token.ts';

const MAX_DAYS = 400;

/** `is kept for 7 days`, or what it asks for where browsers keep it shorter (RFC 6265bis section 5.5). */
export function describeKept(seconds: number): string {
  if (seconds <= (MAX_DAYS + 1) * 86_400) return `is kept for ${formatSeconds(seconds)}`;
  return `asks for ${formatSeconds(seconds)}, of which browsers keep ${MAX_DAYS} days`;
}

/** By how many seconds Expires is later than Max-Age says; undefined when one is absent or they agree within a minute. */
export function expiryDifference({ maxAge, expires }: SetCookie, exchange: Exchange): number | undefined {
  if (maxAge === undefined || expires === undefined) return undefined;
  const difference = (expires - serverTime(exchange, exchange.startedAt)) / 1000 - maxAge;
  return Math.abs(difference) <= 60 ? undefined : difference;
}
