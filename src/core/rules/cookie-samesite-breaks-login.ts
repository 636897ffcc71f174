import { getHeader } from '../http/header.ts';
import { parseUrl } from '../http/site.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { renderCookieLine, shorten } from './support/cookie-line.ts';
import { OTHER_ID, STATE } from './support/example-flows.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-breaks-login',
  title: 'Cookie of the login does not come back',
  what: 'A cookie that a login needs when it comes back from another site has a SameSite that keeps it away.',
  why: 'The login fails with a lost state, always or only in some browsers.',
  fix: 'Use SameSite=Lax for answers by redirect, and SameSite=None; Secure for answers that are posted (form_post, SAML).',
  references: ['RFC 6265bis 8.8.6', 'RFC 6265bis 5.6.7.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'Lax, and an answer that is posted',
        exchanges: [
          {
            url: 'https://app.example.com/login',
            type: 'document',
            status: 302,
            response: {
              location: `https://id.example.net/authorize?response_type=code&response_mode=form_post&client_id=web&state=${STATE}&code_challenge=x&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb`,
              'set-cookie': `oauth_state=${OTHER_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'Lax, and an answer by redirect',
        exchanges: [
          {
            url: 'https://app.example.com/login',
            type: 'document',
            status: 302,
            response: {
              location: `https://id.example.net/authorize?response_type=code&client_id=web&state=${STATE}&code_challenge=x&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb`,
              'set-cookie': `oauth_state=${OTHER_ID}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-breaks-login',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ exchange, url, recorded }, { siteOf, browser }) {
    const location = parseUrl(getHeader(exchange.responseHeaders, 'location') ?? '');
    if (location === undefined || siteOf(location.hostname) === siteOf(url.hostname)) return [];
    const params = location.searchParams;
    const posted = params.get('response_mode') === 'form_post' || params.has('SAMLRequest');
    if (!posted && authorizationRequest(location) === undefined) return [];
    const found: Detected[] = [];
    for (const { credential, found: seen } of recorded) {
      const cookie = seen.setCookie;
      if (cookie === undefined || credential.role !== 'login-transaction' || cookie.sameSite === 'None') continue;
      // Without SameSite, Firefox sends the cookie, and Chrome does for its first two minutes.
      if (cookie.sameSite === undefined ? !posted || browser === 'firefox' : !posted && cookie.sameSite === 'Lax')
        continue;
      found.push({
        message: `The cookie "${shorten(cookie.name)}" is ${cookie.sameSite ?? 'without SameSite'}, and the answer of ${location.host} is ${posted ? 'posted' : 'a redirect'} from another site.`,
        severity: cookie.sameSite === undefined ? 'info' : 'warning',
        evidence: [`SameSite: ${cookie.sameSite ?? 'absent'}`, `answer: ${posted ? 'POST' : 'redirect'}`],
        name: shorten(cookie.name),
        fix: renderCookieLine(cookie, posted ? { SameSite: 'None', Secure: true } : { SameSite: 'Lax' }),
      });
    }
    return found;
  },
});
