import { isPasswordName } from '../flow/words.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { headerNamed, isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'csrf-http-auth',
  title: 'Write by a page of another site with HTTP authentication',
  what: 'A page of another site made a request that changes something, and it carried Basic, Digest or Negotiate.',
  why: 'Browsers add what they were given for a server to every request to it, whoever makes it, and no SameSite holds it back.',
  fix: 'Ask for a token against forgery, or look at Sec-Fetch-Site and Origin, before something is changed.',
  references: ['CWE 352', 'OWASP CSRF Prevention', 'ASVS 3.5.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a form of another site',
        exchanges: [
          {
            url: 'https://app.example.com/users/delete',
            method: 'POST',
            type: 'document',
            status: 302,
            request: {
              authorization: 'Basic YW5uOmh1bnRlcjI=',
              origin: 'https://evil.example.net',
              'sec-fetch-site': 'cross-site',
            },
            response: { location: '/users' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a form of the site itself',
        exchanges: [
          {
            url: 'https://app.example.com/users/delete',
            method: 'POST',
            type: 'document',
            status: 302,
            request: {
              authorization: 'Basic YW5uOmh1bnRlcjI=',
              origin: 'https://app.example.com',
              'sec-fetch-site': 'same-origin',
            },
            response: { location: '/users' },
          },
        ],
      },
    ],
  }),
};

const SCHEME = /^(basic|digest|negotiate|ntlm) /i;

export default defineRule({
  id: 'csrf-http-auth',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }, { siteOf }) {
    if (!isWrite(exchange.method) || exchange.status === 0 || exchange.status >= 400) return [];
    const scheme = SCHEME.exec(headerNamed(exchange, 'authorization')?.value ?? '')?.[1];
    if (scheme === undefined) return [];
    const origin = headerNamed(exchange, 'origin')?.value;
    const site = headerNamed(exchange, 'sec-fetch-site')?.value;
    const foreign = origin !== undefined && hostOf(origin) !== '' && siteOf(hostOf(origin)) !== siteOf(url.hostname);
    if (site === undefined ? !foreign : site !== 'cross-site') return [];
    // A script that was allowed to ask first has the credential itself; a preflight would have stood before.
    if (headerNamed(exchange, 'sec-fetch-mode')?.value === 'cors') return [];
    if (exchange.requestBody?.fields.some(({ name }) => isPasswordName(name))) return [];
    return [
      {
        message: `A ${exchange.method} to ${url.host}${shorten(url.pathname)} made by a page of ${shorten(origin ?? 'another site')} carried ${scheme}, which the browser adds by itself, and was answered ${exchange.status}.`,
        evidence: [
          `Authorization: ${scheme}`,
          `Sec-Fetch-Site: ${site ?? 'absent'}`,
          `Origin: ${shorten(origin ?? 'absent')}`,
        ],
        detail: url.pathname.slice(0, 256),
      },
    ];
  },
});
