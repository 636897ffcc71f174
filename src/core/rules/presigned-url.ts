import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { DAY, NOW_S } from './support/examples.ts';

const signed = (seconds: number) =>
  `https://files.example.com/report.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260115%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260115T120000Z&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=${'a'.repeat(64)}`;

export const meta: RuleMeta = {
  id: 'presigned-url',
  title: 'Signed URL that is good for days',
  what: 'An address that opens a file by the signature in it stays good for more than a day.',
  why: 'Whoever gets the address gets the file: from a history, a log, a forwarded message.',
  fix: 'Sign addresses when they are asked for, and let them end after minutes.',
  references: ['CWE 598', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'seven days', exchanges: [{ url: signed(7 * DAY) }] },
      {
        title: 'an end in ten days',
        exchanges: [
          {
            url: `https://files.example.com/a.zip?Expires=${NOW_S + 10 * DAY}&Signature=${'b'.repeat(40)}&Key-Pair-Id=K1ABCDEFGHIJ`,
          },
        ],
      },
    ],
    good: [
      { title: 'five minutes', exchanges: [{ url: signed(300) }] },
      {
        title: 'an expiry that signs nothing',
        exchanges: [{ url: `https://shop.example.com/?expires=${NOW_S + 30 * DAY}` }],
      },
    ],
  }),
};

const MAX_SECONDS = DAY;

export default defineRule({
  id: 'presigned-url',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    if (!/sig|hdnts/i.test(url.search)) return [];
    const seconds = secondsLeft(url.searchParams, exchange.startedAt / 1000);
    if (seconds === undefined || seconds <= MAX_SECONDS) return [];
    return [
      {
        message: `A signed address of ${url.host} is good for ${formatSeconds(seconds)}.`,
        evidence: [`lifetime: ${formatSeconds(seconds)}`],
        name: url.host,
      },
    ];
  },
});

/** Seconds a signed address is good for: as its parameters say, or from `now` until its end. Undefined for one that is not signed, or tells no end. */
function secondsLeft(query: URLSearchParams, now: number): number | undefined {
  const get = (name: string) => query.get(name) ?? query.get(name.toLowerCase());
  for (const vendor of ['X-Amz', 'X-Goog']) if (get(`${vendor}-Signature`)) return toNumber(get(`${vendor}-Expires`));
  const until = (at: number | undefined) => (at === undefined ? undefined : at - now);
  // Azure: a shared access signature with its end in ISO 8601.
  if (query.get('sig') && query.get('sv') !== null)
    return until(toNumber(String(Date.parse(query.get('se') ?? '') / 1000)));
  if (get('Signature') && (get('Key-Pair-Id') || get('AWSAccessKeyId'))) return until(toNumber(get('Expires')));
  // Akamai: `exp=…~acl=…~hmac=…`.
  return until(toNumber(/(?:^|~)exp=(\d{9,11})(?:~|$)/.exec(query.get('hdnts') ?? '')?.[1] ?? null));
}

function toNumber(text: string | null): number | undefined {
  const number = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
