import { isPasswordName } from '../flow/words.ts';
import { isLocalHost, parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { loginPost } from './support/example-flows.ts';
import { isPlain, isWrite, stayedInside } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'mixed-login-form',
  title: 'Password over http',
  what: 'A form or script sends a password over plain http, or from a page that came over it.',
  why: 'Everybody on the way can read it, or change the page so that it goes elsewhere.',
  fix: 'Serve the page and its target over https, and send Strict-Transport-Security.',
  references: ['CWE 319', 'ASVS 12.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a password over http',
        exchanges: [loginPost({ url: 'http://app.example.com/login', pageUrl: 'http://app.example.com/' })],
      },
    ],
    good: [
      {
        title: 'a password over https',
        exchanges: [loginPost()],
      },
      {
        title: 'on localhost',
        exchanges: [loginPost({ url: 'http://localhost:3000/login', pageUrl: 'http://localhost:3000/' })],
      },
    ],
  }),
};

export default defineRule({
  id: 'mixed-login-form',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  transport: true,
  check({ exchange, url }) {
    if (!isWrite(exchange.method) || !exchange.requestBody?.fields.some(({ name }) => isPasswordName(name))) return [];
    const page = parseUrl(exchange.pageUrl ?? '');
    const open = page !== undefined && isPlain(page) && !isLocalHost(page.hostname);
    if ((!isPlain(url) && !open) || stayedInside(exchange)) return [];
    return [
      {
        message: isPlain(url)
          ? `A password is sent to ${url.host} over plain http.`
          : `A password is sent from a page of ${page?.host} that came over plain http.`,
        evidence: [`scheme: ${isPlain(url) ? 'http' : 'https, from an http page'}`],
      },
    ];
  },
});
