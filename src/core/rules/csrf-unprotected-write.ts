import { isLoginUrl, isLogoutUrl, isPasswordName } from '../flow/words.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { headerNamed, isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'csrf-unprotected-write',
  title: 'Write by cookie with no defence to be seen',
  what: 'A request that changes something is authenticated by a cookie that goes with requests of other sites, and has neither a token against forgery nor anything else that other sites cannot send.',
  why: 'Another site can make the browser send it in the name of the user, unless the server looks at Origin or Sec-Fetch-Site, which cannot be seen from here.',
  fix: 'Set SameSite=Lax on the cookie, and send a token with each form, or a header of your own with each request of a script.',
  references: ['CWE 352', 'ASVS 3.5.1', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a form post with a SameSite=None session and no token',
        exchanges: [
          { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None` } },
          {
            url: 'https://app.example.com/transfer',
            method: 'POST',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/x-www-form-urlencoded' },
            requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'amount' }] },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a token in the form',
        exchanges: [
          { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=None` } },
          {
            url: 'https://app.example.com/transfer',
            method: 'POST',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/x-www-form-urlencoded' },
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'amount' }, { name: 'csrf_token' }],
            },
          },
        ],
      },
      {
        title: 'a SameSite=Lax session',
        exchanges: [
          { response: { 'set-cookie': SESSION_LINE } },
          {
            url: 'https://app.example.com/transfer',
            method: 'POST',
            type: 'document',
            status: 302,
            request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/x-www-form-urlencoded' },
            requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'amount' }] },
          },
        ],
      },
    ],
  }),
};

const TOKEN_FIELD =
  /csrf|xsrf|token|nonce|anti-?forgery|form_?key|form_build_id|^_?(?:state|sesskey|wpnonce|formhash|authenticity)|password|passwd|^grant_type$|^saml|^code$|^wresult$/i;
/** Headers that a page may send to another site without asking it first (Fetch, section 2.2.2), and those browsers add. */
const PLAIN_HEADER =
  /^(?:accept|accept-(?:language|encoding|charset)|content-(?:type|language|length)|cookie|host|origin|referer|user-agent|connection|pragma|cache-control|dnt|te|upgrade-insecure-requests|priority|save-data|range|x-client-data|via|sec-.*|:.*)$/i;
const SIMPLE_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;
/** The last word of an address that is asked something. */
const ASKS =
  /(?:^|[/._-])(?:search|suggest(?:ions?)?|autocomplete|find|query|queries|filter|lookup|preview|validate|quickview|count|translate)(?:\.\w{2,5}|[\w-]*results?)?\/?$/i;
/** Cookies whose SameSite is remembered for one site. */
const MAX_COOKIES = 200;

export default defineRule({
  id: 'csrf-unprotected-write',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  createState: () => new Map<string, string>(),
  check({ exchange, reading, recorded, url, site }, { siteOf, browser, flow }, seen) {
    for (const { name, sameSite } of reading.setCookies)
      if (seen.size < MAX_COOKIES || seen.has(name)) seen.set(name, sameSite ?? '');
    if (!isWrite(exchange.method) || exchange.method !== 'POST' || exchange.status === 0 || exchange.status >= 400)
      return [];
    const { requestBody } = exchange;
    if (requestBody === undefined || requestBody.truncated || exchange.type === 'ping') return [];
    if (siteOf(url.hostname) !== site) return [];
    if (requestBody.fields.some(({ name }) => TOKEN_FIELD.test(name) || isPasswordName(name))) return [];
    // Nobody is signed in before the login has worked, and forging a sign-in or sign-out is another matter.
    const attempts = flow.attempts(site).filter(({ named }) => named);
    const worked = attempts.some(({ outcome, lastNumber }) => outcome === 'succeeded' && lastNumber < exchange.number);
    if (attempts.length > 0 && !worked) return [];
    if (attempts.some(({ exchanges }) => exchanges.includes(exchange.id)) || isLoginUrl(url) || isLogoutUrl(url))
      return [];
    // A question that is too long for an address changes nothing.
    if (ASKS.test(url.pathname)) return [];
    if (!SIMPLE_TYPE.test(headerNamed(exchange, 'content-type')?.value ?? requestBody.mediaType)) return [];
    if (exchange.requestHeaders.some(({ name }) => !PLAIN_HEADER.test(name)) || url.search.includes('token')) return [];
    return recorded
      .filter(
        ({ credential, sighting: { place } }) =>
          place.carrier === 'cookie' &&
          isAuthenticating(credential.role) &&
          /^(?:None)?$/.test(seen.get(place.name) ?? '-'),
      )
      .slice(0, 1)
      .map(({ credential, sighting }) => {
        const open = seen.get(sighting.place.name) === 'None' || browser === 'firefox';
        return {
          message: `${exchange.method} ${url.host}${shorten(url.pathname)} carries ${describeCookie(sighting.place.name, credential.role).replace('The', 'the')}, and no defence against forgery is visible.`,
          // Chrome takes a cookie without SameSite along for its first two minutes only.
          severity: open ? 'warning' : 'info',
          evidence: [
            `SameSite: ${seen.get(sighting.place.name) || 'absent'}`,
            'token: none',
            'header of its own: none',
          ],
          detail: url.pathname,
        };
      });
  },
});
