import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { loginPost } from './support/example-flows.ts';
import { authorizationRequest } from './support/oauth.ts';
import { headerNamed, resolveUrl } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'login-open-redirect',
  title: 'Sign-in leads to another site by parameter',
  what: 'After signing in the browser was sent to another site, which a parameter of the address named.',
  why: 'A link to the real sign-in page then ends on a page of whoever made the link, which can ask for the password once more.',
  fix: 'Take only paths of the site itself, or addresses of a fixed list, as the place to go to after the sign-in.',
  references: ['CWE 601'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'next names another site',
        exchanges: [
          loginPost({
            url: 'https://app.example.com/login?next=https%3A%2F%2Fevil.example.net%2Fhome',
            response: { location: 'https://evil.example.net/home' },
          }),
        ],
      },
    ],
    good: [
      {
        title: 'next names a path',
        exchanges: [loginPost({ url: 'https://app.example.com/login?next=%2Fhome', response: { location: '/home' } })],
      },
      {
        title: 'another site in the parameter, and the site itself in the answer',
        exchanges: [
          loginPost({
            url: 'https://app.example.com/login?next=https%3A%2F%2Fevil.example.net%2Fhome',
            response: { location: '/' },
          }),
        ],
      },
    ],
  }),
};

/** Addresses that protocols register beforehand. */
const REGISTERED =
  /^(?:redirect_?uri|service|wreply|wtrealm|relaystate|post_logout_redirect_uri|samlrequest|targetService)$/i;
/** What a sign-in server hands back. */
const ANSWER = /^(?:code|ticket|samlart|samlresponse|id_token|access_token)$/i;

export default defineRule({
  id: 'login-open-redirect',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'low',
  check({ exchange, url, site }, { flow, siteOf }) {
    if (exchange.status < 300 || exchange.status >= 400) return [];
    const target = resolveUrl(getHeader(exchange.responseHeaders, 'location') ?? '', url);
    if (target === undefined || target.hostname === '' || siteOf(target.hostname) === siteOf(url.hostname)) return [];
    const attempt = flow.attempts(site).find(({ exchanges }) => exchanges.includes(exchange.id));
    if (attempt?.outcome !== 'succeeded' || (attempt.id !== 'form' && attempt.id !== 'json')) return [];
    if (authorizationRequest(target) !== undefined || [...target.searchParams].some(([name]) => ANSWER.test(name)))
      return [];
    const referer = resolveUrl(headerNamed(exchange, 'referer')?.value ?? '', url);
    for (const from of referer === undefined ? [url] : [url, referer]) {
      // Where the whole address belongs to a protocol, the site that is led to is a registered one.
      if ([...from.searchParams].some(([name]) => REGISTERED.test(name))) continue;
      for (const [name, value] of from.searchParams) {
        if (!isSamePlace(resolveUrl(value, url), target)) continue;
        return [
          {
            message: `The sign-in at ${url.host} led to ${shorten(target.host)}, another site, as the parameter ${shorten(name)} said.`,
            evidence: [`parameter: ${shorten(name)}`, `Location: ${shorten(target.origin)}`],
            detail: name.slice(0, 64),
          },
        ];
      }
    }
    return [];
  },
});

function isSamePlace(asked: URL | undefined, target: URL): boolean {
  return asked !== undefined && asked.host === target.host && target.pathname.startsWith(asked.pathname);
}
