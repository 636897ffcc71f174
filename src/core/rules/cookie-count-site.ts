import { defineRule, type RuleMeta } from './rule.ts';
import { severityAbove } from './severity.ts';

export const meta: RuleMeta = {
  id: 'cookie-count-site',
  title: 'Site has very many cookies',
  what: 'The browser keeps more than 50 cookies of a site; browsers keep about 180 and then drop old ones.',
  why: 'Among those dropped may be the session.',
  fix: 'Delete cookies that nobody reads, and keep several values in one.',
  references: ['RFC 6265bis 6.1', 'RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'sixty cookies',
        exchanges: [{ stored: Array.from({ length: 60 }, (_, index) => ({ name: `c${index}`, value: '1' })) }],
      },
    ],
    good: [
      {
        title: 'ten cookies',
        exchanges: [{ stored: Array.from({ length: 10 }, (_, index) => ({ name: `c${index}`, value: '1' })) }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-count-site',
  subject: 'cookie-jar',
  severity: 'error',
  confidence: 'high',
  check({ cookies, site }) {
    const count = cookies.filter(({ partition }) => partition === undefined).length;
    // RFC 6265bis asks browsers for 50; Chrome and Firefox keep 180 and then drop down to 150.
    const severity = severityAbove(count, 50, 150, 174);
    if (severity === undefined) return [];
    return [{ message: `The browser keeps ${count} cookies of ${site}.`, severity, evidence: [`cookies: ${count}`] }];
  },
});
