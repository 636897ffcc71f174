import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'session-no-clear-site-data',
  title: 'Logout without Clear-Site-Data',
  what: 'The answer to a logout has no Clear-Site-Data.',
  why: 'What pages kept in caches and storage stays on the computer.',
  fix: 'Send Clear-Site-Data: "cache", "cookies", "storage" with the answer to the logout.',
  references: ['ASVS 14.3.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a logout without it',
        exchanges: [
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { 'set-cookie': 'sid=; Max-Age=0' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a logout with it',
        exchanges: [
          {
            url: 'https://app.example.com/logout',
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { 'clear-site-data': '"cookies", "storage"' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-no-clear-site-data',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ exchange, url, site }, { flow }) {
    if (flow.logouts(site).at(-1)?.exchange !== exchange.id) return [];
    if (getHeader(exchange.responseHeaders, 'clear-site-data') !== undefined) return [];
    return [{ message: `The logout at ${url.host} sends no Clear-Site-Data.`, evidence: ['Clear-Site-Data: absent'] }];
  },
});
