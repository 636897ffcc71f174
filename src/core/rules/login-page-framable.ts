import type { Exchange } from '../http/exchange.ts';
import { getHeaders } from '../http/header.ts';
import { isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { loginPost } from './support/example-flows.ts';
import { headerNamed, resolveUrl } from './support/request.ts';

const page = (response: Record<string, string>) => ({
  url: 'https://app.example.com/login',
  type: 'document' as const,
  response: { 'content-type': 'text/html', ...response },
});

export const meta: RuleMeta = {
  id: 'login-page-framable',
  title: 'Sign-in page may stand in a frame',
  what: 'The page that a password was entered in says nothing of who may put it into a frame.',
  why: 'A page of another site can show it as its own, and make people click or type where they do not mean to.',
  fix: "Send Content-Security-Policy: frame-ancestors 'none' with the page, or X-Frame-Options: DENY.",
  references: ['CWE 1021', 'ASVS 3.4.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'neither header', exchanges: [page({}), loginPost()] }],
    good: [
      {
        title: 'frame-ancestors',
        exchanges: [page({ 'content-security-policy': "default-src 'self'; frame-ancestors 'self'" }), loginPost()],
      },
      { title: 'X-Frame-Options', exchanges: [page({ 'x-frame-options': 'DENY' }), loginPost()] },
    ],
  }),
};

const MAX_PAGES = 50;

export default defineRule({
  id: 'login-page-framable',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  createState: () => new Set<string>(),
  check({ exchange, url, site }, { flow }, open) {
    if (isLocalHost(url.hostname)) return [];
    if (exchange.type === 'document' && exchange.method === 'GET' && exchange.status === 200) {
      const page = `${url.origin}${url.pathname}`;
      const isPage = getHeaders(exchange.responseHeaders, 'content-type').some((type) => /html/i.test(type));
      if (!isPage || keepsFramesOff(exchange)) open.delete(page);
      else if (open.size < MAX_PAGES) open.add(page);
      return [];
    }
    const attempt = flow.attempts(site).find(({ exchanges }) => exchanges[0] === exchange.id);
    if (!attempt?.named || attempt.foreign || (attempt.id !== 'form' && attempt.id !== 'json')) return [];
    const from = resolveUrl(headerNamed(exchange, 'referer')?.value ?? '', url) ?? url;
    // A Referer may be cut down to its origin; then a form that posts to its own address tells as much.
    const page = [from, url].map(({ origin, pathname }) => `${origin}${pathname}`).find((one) => open.has(one));
    if (page === undefined) return [];
    return [
      {
        message: `The sign-in page ${shorten(page.replace(/^https?:\/\//, ''))} may be put into a frame by every site.`,
        evidence: ['Content-Security-Policy: no frame-ancestors', 'X-Frame-Options: absent'],
        fix: "Content-Security-Policy: frame-ancestors 'none'",
        // The login may be sent to another host than the one that shows the form.
        name: page.split('/', 3)[2] ?? '',
        detail: page.slice(0, 256),
      },
    ];
  },
});

function keepsFramesOff({ responseHeaders }: Exchange): boolean {
  if (getHeaders(responseHeaders, 'x-frame-options').some((value) => /^\s*(?:deny|sameorigin)\s*(?:,|$)/i.test(value)))
    return true;
  return getHeaders(responseHeaders, 'content-security-policy').some((policy) => {
    const sources = /(?:^|[;,])\s*frame-ancestors\s+([^;,]*)/i.exec(policy)?.[1]?.trim().split(/\s+/);
    return sources !== undefined && !sources.some((source) => /^(?:\*|https?:|https?:\/\/\*)$/i.test(source));
  });
}
