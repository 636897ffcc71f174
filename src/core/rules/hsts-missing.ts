import { formatSeconds } from '../http/duration.ts';
import { getHeader } from '../http/header.ts';
import { isIpAddress, isLocalHost, isPrivateHost } from '../http/site.ts';
import { readMaxAge } from './engine/hsts.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'hsts-missing',
  title: 'No Strict-Transport-Security',
  what: 'A host that takes credentials over https does not tell browsers to use https only.',
  why: 'The first visit, and each http link, can be kept on plain http by somebody on the way.',
  fix: 'Send Strict-Transport-Security: max-age=31536000; includeSubDomains.',
  references: ['RFC 6797 6.1', 'CWE 319', 'ASVS 3.4.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a page with a session and without the header',
        exchanges: [
          { type: 'document', request: { cookie: `sid=${SESSION_ID}` }, response: { 'content-type': 'text/html' } },
        ],
      },
    ],
    good: [
      {
        title: 'with the header',
        exchanges: [
          {
            type: 'document',
            request: { cookie: `sid=${SESSION_ID}` },
            response: { 'strict-transport-security': 'max-age=31536000; includeSubDomains' },
          },
        ],
      },
      {
        title: 'a page without a session',
        exchanges: [{ type: 'document', response: { 'content-type': 'text/html' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'hsts-missing',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url, recorded }, { hasHsts }) {
    if (
      url.protocol !== 'https:' ||
      exchange.type !== 'document' ||
      exchange.status < 200 ||
      exchange.status > 399 ||
      exchange.fromCache
    )
      return [];
    if (isIpAddress(url.hostname) || isLocalHost(url.hostname) || isPrivateHost(url.hostname)) return [];
    if (!recorded.some(({ credential }) => isAuthenticating(credential.role))) return [];
    const value = getHeader(exchange.responseHeaders, 'strict-transport-security');
    const seconds = value === undefined ? undefined : readMaxAge(value);
    if (value === undefined ? hasHsts(url.hostname) : (seconds ?? 0) >= 31_536_000) return [];
    return [
      {
        message:
          value === undefined
            ? `${url.host} sends no Strict-Transport-Security.`
            : `${url.host} sends Strict-Transport-Security for ${formatSeconds(seconds ?? 0)} only.`,
        evidence: [`Strict-Transport-Security: ${shorten(value ?? 'absent')}`],
        fix: 'Strict-Transport-Security: max-age=31536000; includeSubDomains',
      },
    ];
  },
});
