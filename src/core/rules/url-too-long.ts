import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'url-too-long',
  title: 'URL is too long',
  what: 'A request has a URL of more than 8,000 characters, or a sign-in request one of more than 2,048.',
  why: 'Many servers and proxies refuse a request line of 8 KiB (414), some less.',
  fix: 'Post the request, or push its parameters first (RFC 9126).',
  references: ['RFC 9110 4.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'nine thousand characters',
        exchanges: [{ url: `https://app.example.com/?q=${'x'.repeat(9000)}` }],
      },
    ],
    good: [
      {
        title: 'a short one',
        exchanges: [{ url: 'https://app.example.com/?q=x' }],
      },
    ],
  }),
};

export default defineRule({
  id: 'url-too-long',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const { length } = exchange.url;
    const signIn = url.searchParams.has('SAMLRequest') || authorizationRequest(url) !== undefined;
    // What a page has in itself, as data, is sent nowhere.
    if (length <= (signIn ? 2048 : 8000) || !url.protocol.startsWith('http')) return [];
    return [
      {
        message: `A request to ${url.host}${shorten(url.pathname)} has a URL of ${length} characters.`,
        severity: length > 8000 ? 'warning' : 'info',
        evidence: [`length: ${length} characters`],
        detail: url.pathname,
      },
    ];
  },
});
