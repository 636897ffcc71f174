import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'cookie-partition-size',
  title: 'Too much in partitioned cookies',
  what: "A site's cookies in one partition have more than 10 KiB together, or are more than 180.",
  why: 'Chrome drops old ones then, and the session may be among them.',
  fix: 'Keep less in cookies with Partitioned.',
  references: ['CHIPS'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'twelve kilobytes',
        exchanges: [
          {
            stored: Array.from({ length: 4 }, (_, index) => ({
              name: `c${index}`,
              value: 'a'.repeat(3000),
              partition: 'https://shop.example.net',
            })),
          },
        ],
      },
    ],
    good: [
      {
        title: 'three kilobytes',
        exchanges: [{ stored: [{ name: 'c', value: 'a'.repeat(3000), partition: 'https://shop.example.net' }] }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-partition-size',
  subject: 'cookie-jar',
  severity: 'warning',
  confidence: 'high',
  check({ cookies, site }) {
    const sums = new Map<string, { bytes: number; count: number }>();
    for (const { partition, name, value } of cookies) {
      if (partition === undefined) continue;
      const sum = sums.get(partition) ?? { bytes: 0, count: 0 };
      sum.bytes += name.length + value.length;
      sum.count++;
      sums.set(partition, sum);
    }
    return [...sums]
      .filter(([, { bytes, count }]) => bytes > 10_240 || count > 180)
      .slice(0, 3)
      .map(([partition, { bytes, count }]) => ({
        message: `${count} cookies of ${site} under ${shorten(partition)} have ${bytes} bytes together.`,
        evidence: [`cookies: ${count}`, `${bytes} bytes`],
        detail: partition,
      }));
  },
});
