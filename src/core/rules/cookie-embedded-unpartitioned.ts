import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-embedded-unpartitioned',
  title: 'Session of an embedded page without Partitioned',
  what: "A page inside another site's page sets a session cookie with SameSite=None and without Partitioned.",
  why: 'Browsers that keep cookies of other sites apart do not send it, so nobody is signed in there.',
  fix: 'Add Partitioned, or ask with the Storage Access API.',
  references: ['CHIPS'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'SameSite=None in a frame of another site',
        exchanges: [
          {
            url: 'https://widget.example.net/',
            type: 'subdocument',
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'with Partitioned',
        exchanges: [
          {
            url: 'https://widget.example.net/',
            type: 'subdocument',
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-embedded-unpartitioned',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'low',
  check(subject, context) {
    const { cookie, role, exchange, host } = subject;
    const { siteOf } = context;
    if (cookie.sameSite !== 'None' || cookie.partitioned || !isAuthenticating(role)) return [];
    if (isRefused(subject, context)) return [];
    const page = hostOf(exchange.pageUrl ?? '');
    if (exchange.type === 'document' || page === '' || siteOf(page) === siteOf(host)) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set by ${host} inside a page of ${siteOf(page)}, without Partitioned.`,
        evidence: ['SameSite: None', 'Partitioned: absent'],
        fix: repairOf(subject, context),
      },
    ];
  },
});
