import type { SameSite, SetCookie } from './cookie.ts';
import { defaultPath, isDomainMatch } from './match.ts';
import type { CookieChange, Refusal, SetCookieContext } from './set-cookie-verdict.ts';
import { isIpAddress, type PublicSuffixes } from './site.ts';

type JudgedDomain = { domain: string; hostOnly: boolean } | Refusal;

/** Domain: host-only without the attribute; refused when it names another host or a public suffix. */
export function judgeDomain(
  cookie: SetCookie,
  host: string,
  suffixes: PublicSuffixes,
  changes: CookieChange[],
): JudgedDomain {
  const asked = cookie.domain ?? '';
  const domain = (asked.startsWith('.') ? asked.slice(1) : asked).toLowerCase();
  if (domain === '') return { domain: host, hostOnly: true };
  if (!isDomainMatch(host, domain))
    return { code: 'domain-mismatch', text: `The host ${host} is not in the domain ${domain.slice(0, 128)}.` };
  if (isPublicSuffix(domain, suffixes)) {
    if (domain !== host)
      return {
        code: 'public-suffix',
        text: `${domain} is a public suffix: names under it belong to different people.`,
      };
    changes.push({
      code: 'domain-ignored',
      attribute: 'Domain',
      asked: domain,
      kept: 'for this host only: a public suffix',
    });
    return { domain: host, hostOnly: true };
  }
  // An IP address has no names under it.
  return { domain, hostOnly: isIpAddress(domain) };
}

function isPublicSuffix(domain: string, suffixes: PublicSuffixes): boolean {
  if (isIpAddress(domain)) return false;
  return suffixes.registrableDomain(domain) === undefined;
}

/** SameSite: an unknown word counts as absent, and absent is Lax in Chrome and None in Firefox. */
export function judgeSameSite(
  cookie: SetCookie,
  browser: SetCookieContext['browser'],
  changes: CookieChange[],
): SameSite | 'unspecified' {
  if (cookie.sameSite) return cookie.sameSite;
  const kept = browser === 'firefox' ? 'None' : 'Lax';
  if (cookie.sameSiteText !== undefined && cookie.sameSiteText !== '')
    changes.push({
      code: 'same-site-unknown',
      attribute: 'SameSite',
      asked: cookie.sameSiteText.slice(0, 32),
      kept: browser === 'unknown' ? 'as if absent' : `as if absent: ${kept}`,
    });
  else if (browser !== 'unknown')
    changes.push({ code: 'same-site-default', attribute: 'SameSite', asked: 'absent', kept });
  return 'unspecified';
}

/** Path: the default path unless the attribute begins with a slash. */
export function judgePath(cookie: SetCookie, path: string, changes: CookieChange[]): string {
  const asked = cookie.path;
  if (asked?.startsWith('/')) return asked;
  const kept = defaultPath(path);
  if (asked !== undefined && asked !== '')
    changes.push({
      code: 'path-ignored',
      attribute: 'Path',
      asked: asked.slice(0, 64),
      kept: `${kept}: it must begin with a slash`,
    });
  return kept;
}

/** The rules of name prefixes (RFC 6265bis section 5.7; `__Http-` and `__Host-Http-` of the layered cookies draft). */
export function judgePrefix(
  cookie: SetCookie,
  hostOnly: boolean,
  path: string,
  trustworthy: boolean,
): Refusal | undefined {
  const name = cookie.name.toLowerCase();
  if (name === '' && /^__(?:secure|host|http)-/i.test(cookie.value))
    return {
      code: 'prefix-in-value',
      text: 'A cookie without a name must not have a value that looks like a prefixed name.',
    };
  const secure = cookie.secure && trustworthy;
  if (name.startsWith('__secure-') && !secure)
    return { code: 'prefix-secure', text: 'The prefix __Secure- needs Secure, over https.' };
  const pathAsked = cookie.path?.startsWith('/') ? path : '';
  if (name.startsWith('__host-http-') || name.startsWith('__http-')) {
    if (!secure || !cookie.httpOnly) return { code: 'prefix-http', text: 'The prefix needs Secure and HttpOnly.' };
  }
  if (name.startsWith('__host-')) {
    const missing: string[] = [];
    if (!secure) missing.push('Secure');
    if (!hostOnly || (cookie.domain ?? '') !== '') missing.push('no Domain');
    if (pathAsked !== '/') missing.push('Path=/');
    if (missing.length > 0) return { code: 'prefix-host', text: `The prefix __Host- needs ${missing.join(', ')}.` };
  }
  return undefined;
}
