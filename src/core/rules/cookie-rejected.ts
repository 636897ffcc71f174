import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { refusalOf } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';

export const meta: RuleMeta = {
  id: 'cookie-rejected',
  title: 'Cookie that browsers refuse',
  what: 'A response sets a cookie that signs people in, in a way that makes browsers throw it away.',
  why: 'What depends on the cookie, mostly the login, does not work, without any error.',
  fix: 'Look at the reason given: a cookie for a page of another site needs SameSite=None and Secure, and Partitioned where third-party cookies are blocked.',
  references: ['RFC 6265bis 5.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the session of an API at another site than the page, with SameSite=Lax',
        exchanges: [
          {
            url: 'https://api.example.net/login',
            method: 'POST',
            requestBody: { mediaType: 'application/json', fields: [{ name: 'user' }, { name: 'password' }] },
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'the same with SameSite=None',
        exchanges: [
          {
            url: 'https://api.example.net/login',
            method: 'POST',
            requestBody: { mediaType: 'application/json', fields: [{ name: 'user' }, { name: 'password' }] },
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned` },
          },
        ],
      },
      {
        title: 'the same for a page of the same site',
        exchanges: [
          {
            url: 'https://api.example.com/login',
            method: 'POST',
            requestBody: { mediaType: 'application/json', fields: [{ name: 'user' }, { name: 'password' }] },
            response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
  }),
};

/** The other reasons have a rule each. */
const REASONS = new Set(['third-party', 'control-character', 'nameless']);

export default defineRule({
  id: 'cookie-rejected',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, credential, exchange, host } = subject;
    if (!isAuthenticating(role)) return [];
    const refusal = refusalOf(subject, context);
    if (refusal === undefined || !REASONS.has(refusal.code)) return [];
    const foreign = refusal.code === 'third-party';
    // Servers that are asked from pages of others set sessions of their own, which nobody may miss there.
    const severity = foreign && credential?.changedAtLogin !== true ? 'info' : 'error';
    const who = foreign && cookie.sameSite === undefined ? 'Chrome refuses' : 'browsers refuse';
    const page = context.siteOf(hostOf(exchange.pageUrl ?? ''));
    return [
      {
        message: foreign
          ? `${describeCookie(cookie.name, role)} is set by ${host} for a page of ${page}, another site, ${cookie.sameSite === undefined ? 'without SameSite' : `with SameSite=${cookie.sameSite}`}: ${who} it.`
          : `${describeCookie(cookie.name, role)}: browsers refuse it. ${refusal.text}`,
        severity,
        evidence: foreign
          ? [`set by: ${host}`, `page of: ${page}`, `SameSite: ${cookie.sameSite ?? 'absent'}`]
          : [`Set-Cookie: ${shorten(cookie.name)}`],
        ...(foreign ? { fix: repairOf(subject, context) } : {}),
      },
    ];
  },
});
