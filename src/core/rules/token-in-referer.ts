import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'token-in-referer',
  title: 'Token handed on in Referer',
  what: 'The Referer header of a request holds a token or an authorization code.',
  why: 'The address of the page, with the token, is handed to the server of whatever the page loads.',
  fix: 'Take the token out of the address after reading it, and send Referrer-Policy: no-referrer with that page.',
  references: ['RFC 9700 4.2', 'CWE 598', 'ASVS 3.4.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'to another site',
        exchanges: [
          {
            url: 'https://cdn.example.net/a.js',
            type: 'script',
            request: { referer: `https://app.example.com/cb?access_token=${OPAQUE}` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'the origin only',
        exchanges: [
          { url: 'https://cdn.example.net/a.js', type: 'script', request: { referer: 'https://app.example.com/' } },
        ],
      },
      {
        title: 'a code, within the site',
        exchanges: [
          {
            url: 'https://app.example.com/app.js',
            type: 'script',
            request: { referer: 'https://app.example.com/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj' },
          },
        ],
      },
    ],
  }),
};

const NAMES = /[?&](access_token|id_token|refresh_token|auth_token|session_token|jwt|code)=([^&#]{16,})/i;

export default defineRule({
  id: 'token-in-referer',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }, { siteOf }) {
    const referer = headerNamed(exchange, 'referer')?.value;
    const match = referer === undefined ? null : NAMES.exec(referer.slice(0, 8192));
    // A code is one of OAuth only beside the state it came with.
    if (
      referer === undefined ||
      match === null ||
      (match[1] === 'code' && !/[?&](?:state|session_state)=/.test(referer))
    )
      return [];
    const from = hostOf(referer);
    const foreign = siteOf(from) !== siteOf(url.hostname);
    // While a page reads its code, what it loads of its own site gets it: code-left-in-url says when that lasts.
    if (!foreign && match[1] === 'code') return [];
    return [
      {
        message: `A request to ${url.host} has ${match[1]} of ${from} in its Referer.`,
        severity: foreign ? 'error' : 'warning',
        evidence: [`Referer: ${from}, with ${match[1]}`],
        detail: from,
      },
    ];
  },
});
