import { formatSeconds } from '../http/duration.ts';
import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { NOW } from './support/examples.ts';
import { isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'jwt-clock-skew',
  title: 'Clocks of server and browser differ',
  what: "The Date of three responses or more is minutes away from the clock of the browser's computer.",
  why: 'Tokens are taken for expired, or not yet valid, by the side whose clock is wrong.',
  fix: 'Set both clocks by NTP.',
  references: ['RFC 9110 6.6.1', 'RFC 7519 4.1.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'ten minutes',
        exchanges: Array.from({ length: 3 }, () => ({
          response: { date: new Date(NOW - 600_000).toUTCString(), 'cache-control': 'no-store' },
        })),
      },
    ],
    good: [
      {
        title: 'the same time',
        exchanges: Array.from({ length: 3 }, (_, index) => ({
          response: { date: new Date(NOW + index * 1000).toUTCString(), 'cache-control': 'no-store' },
        })),
      },
    ],
  }),
};

const INFO_S = 120;
const WARNING_S = 300;

export default defineRule({
  id: 'jwt-clock-skew',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  createState: () => new Map<string, { count: number; least: number }>(),
  check({ exchange, url }, _context, seen) {
    const { responseHeaders, fromCache, endedAt, startedAt } = exchange;
    const date = Date.parse(getHeader(responseHeaders, 'date') ?? '');
    // What a cache may have answered tells an old time rightly.
    if (fromCache || Number.isNaN(date) || getHeader(responseHeaders, 'age') !== undefined) return [];
    if (
      !isWrite(exchange.method) &&
      !/no-store|no-cache|private/i.test(getHeader(responseHeaders, 'cache-control') ?? '')
    )
      return [];
    const skew = Math.min(Math.abs(date - startedAt), Math.abs(date - (endedAt ?? startedAt))) / 1000;
    const known = seen.get(url.origin) ?? { count: 0, least: skew };
    if (seen.size < 100) seen.set(url.origin, known);
    known.count++;
    known.least = Math.min(known.least, skew);
    if (known.count < 3 || known.least <= INFO_S) return [];
    return [
      {
        message: `The clock of ${url.host} is ${formatSeconds(known.least)} away from the browser's.`,
        severity: known.least > WARNING_S ? 'warning' : 'info',
        evidence: [`Date: ${formatSeconds(known.least)} ${date < startedAt ? 'behind' : 'ahead'}`],
      },
    ];
  },
});
