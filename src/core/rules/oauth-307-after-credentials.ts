import { getHeader } from '../http/header.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'oauth-307-after-credentials',
  title: 'Redirect that repeats the password',
  what: 'A request with a password is answered with 307 or 308.',
  why: 'The browser sends the body again to the new address, and the password with it.',
  fix: 'Answer with 303 See Other.',
  references: ['RFC 9700 4.12', 'CWE 522'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: '307 to another host',
        exchanges: [
          {
            url: 'https://id.example.com/login',
            method: 'POST',
            type: 'document',
            status: 307,
            response: { location: 'https://app.example.com/cb' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'username' }, { name: 'password' }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: '303',
        exchanges: [
          {
            url: 'https://id.example.com/login',
            method: 'POST',
            type: 'document',
            status: 303,
            response: { location: 'https://app.example.com/cb' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'username' }, { name: 'password' }],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-307-after-credentials',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ exchange, url }) {
    if (exchange.status !== 307 && exchange.status !== 308) return [];
    if (!exchange.requestBody?.fields.some(({ name }) => /^(?:pass(?:word|wd)?|pwd|passwort)$/i.test(name))) return [];
    const target = hostOf(getHeader(exchange.responseHeaders, 'location') ?? '') || url.hostname;
    return [
      {
        message: `${url.host} answers a login with ${exchange.status}, so the browser sends the password again, to ${shorten(target)}.`,
        severity: target === url.hostname ? 'warning' : 'error',
        evidence: [`status: ${exchange.status}`, `Location: ${shorten(target)}`],
      },
    ];
  },
});
