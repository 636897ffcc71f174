import type { SetCookie } from './cookie.ts';
import { parseCookieDate } from './cookie-date.ts';
import { detach } from './detach.ts';
import { byteLength } from './header.ts';
import { cookieExpiry, MAX_ATTRIBUTE_BYTES } from './parse-set-cookie.ts';
import { judgeDomain, judgePath, judgePrefix, judgeSameSite } from './set-cookie-rules.ts';
import type {
  CookieChange,
  JudgedCookie,
  RefusalCode,
  SetCookieContext,
  SetCookieVerdict,
} from './set-cookie-verdict.ts';
import { isLocalHost, parseUrl, siteOf } from './site.ts';

/** Name and value together (RFC 6265bis section 5.6). */
const MAX_BYTES = 4096;
/** RFC 6265bis section 5.5: no cookie lives longer. */
const MAX_LIFETIME_MS = 400 * 86_400_000;
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;
/** Whole days and so on are told without a fraction. */
const DAY = 86_400_000;

/**
 * What the browser will do with a Set-Cookie field, and why (RFC 6265bis sections 5.6 and 5.7, with what Chrome and Firefox do
 * where they differ). Never throws. What depends on a person's settings (blocked third-party cookies) is not foretold.
 */
export function judgeSetCookie(cookie: SetCookie, context: SetCookieContext): SetCookieVerdict {
  const changes: CookieChange[] = [];
  const url = parseUrl(context.url);
  if (!url) return refuse('not-a-url', 'The response has no URL that cookies could belong to.', changes);
  if (cookie.name === '' && cookie.value === '')
    return refuse('empty', 'The cookie has neither name nor value.', changes);
  if (CONTROL.test(cookie.raw)) return refuse('control-character', 'The field has a control character.', changes);
  if (context.browser === 'chrome' && (cookie.name.includes('\t') || cookie.value.includes('\t')))
    return refuse('control-character', 'Chrome takes no tab within name or value.', changes);
  if (context.browser === 'firefox' && cookie.name === '') {
    // Firefox takes a field without `=` for the name of an empty cookie, and refuses an empty name; RFC 6265bis keeps both.
    if ((cookie.raw.split(';', 1)[0] as string).includes('='))
      return refuse('nameless', 'Firefox takes no cookie whose name is empty.', changes);
    changes.push({ code: 'nameless', attribute: 'name', asked: 'none', kept: 'the text as the name, without a value' });
  }
  if (cookie.bytes > MAX_BYTES)
    return refuse('too-large', `Name and value take ${cookie.bytes} bytes; browsers take ${MAX_BYTES}.`, changes);
  const host = detach(url.hostname.toLowerCase());
  // Browsers take localhost and 127.0.0.0/8 for secure where cookies are concerned.
  const trustworthy = url.protocol === 'https:' || url.protocol === 'wss:' || isLocalHost(host);
  readChanges(cookie, changes);

  const domain = judgeDomain(cookie, host, context.suffixes, changes);
  if ('code' in domain) return refuse(domain.code, domain.text, changes);
  const sameSite = judgeSameSite(cookie, context.browser, changes);
  if (cookie.secure && !trustworthy)
    return refuse('secure-over-http', 'A response over http must not set a cookie with Secure.', changes);
  if (cookie.sameSite === 'None' && !cookie.secure)
    return refuse('none-without-secure', 'SameSite=None needs Secure.', changes);
  if (cookie.partitioned && !cookie.secure && context.browser !== 'unknown')
    return refuse('partitioned-without-secure', 'Partitioned needs Secure.', changes);
  const path = judgePath(cookie, url.pathname, changes);
  const prefix = judgePrefix(cookie, domain.hostOnly, path, trustworthy);
  if (prefix) return refuse(prefix.code, prefix.text, changes);
  const thirdParty = isThirdParty(context, host);
  if (thirdParty && sameSite !== 'None' && (sameSite !== 'unspecified' || context.browser !== 'firefox'))
    return refuse(
      'third-party',
      `A cross-site response must not set a cookie with SameSite=${shown(sameSite)}.`,
      changes,
    );
  const partitioned = cookie.partitioned || (thirdParty && context.browser === 'firefox');
  if (partitioned && !cookie.partitioned)
    changes.push({
      code: 'partitioned',
      attribute: 'Partitioned',
      asked: 'absent',
      kept: 'apart for each site that embeds it (Total Cookie Protection)',
    });

  const judged: JudgedCookie = {
    domain: domain.domain,
    hostOnly: domain.hostOnly,
    path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite,
  };
  if (partitioned && context.browser !== 'unknown') judged.partitioned = true;
  const expires = judgeExpiry(cookie, context, changes);
  if (expires !== undefined) judged.expires = expires;
  const verdict: SetCookieVerdict = { accepted: true, changes, cookie: judged };
  if (thirdParty && !partitioned) verdict.needsThirdParty = true;
  return verdict;
}

function refuse(code: RefusalCode, text: string, changes: CookieChange[]): SetCookieVerdict {
  return { accepted: false, refusal: { code, text }, changes };
}

function readChanges(cookie: SetCookie, changes: CookieChange[]): void {
  for (const { name, value } of cookie.attributes) {
    if (value !== undefined && value.length > MAX_ATTRIBUTE_BYTES / 4 && byteLength(value) > MAX_ATTRIBUTE_BYTES)
      changes.push({
        code: 'attribute-too-long',
        attribute: name.slice(0, 32),
        asked: `${byteLength(value)} bytes`,
        kept: 'ignored: over 1,024 bytes',
      });
  }
  if (cookie.expiresText !== undefined && cookie.expires === undefined && cookie.maxAge === undefined)
    changes.push({
      code: 'expires-unreadable',
      attribute: 'Expires',
      asked: cookie.expiresText.slice(0, 64),
      kept: 'ignored: no date',
    });
  if (cookie.maxAgeText !== undefined && cookie.maxAge === undefined)
    changes.push({
      code: 'max-age-unreadable',
      attribute: 'Max-Age',
      asked: cookie.maxAgeText.slice(0, 64),
      kept: 'ignored: no integer',
    });
}

function isThirdParty(context: SetCookieContext, host: string): boolean {
  if (context.topLevel || context.pageUrl === undefined) return false;
  const page = parseUrl(context.pageUrl)?.hostname;
  return page !== undefined && page !== '' && siteOf(page, context.suffixes) !== siteOf(host, context.suffixes);
}

function shown(sameSite: JudgedCookie['sameSite']): string {
  return sameSite === 'unspecified' ? 'Lax (the default)' : sameSite;
}

function judgeExpiry(
  cookie: SetCookie,
  { now, browser }: SetCookieContext,
  changes: CookieChange[],
): number | undefined {
  // Firefox counts the days of a month that is too short on into the next.
  const overflown =
    browser === 'firefox' && cookie.expires === undefined && cookie.maxAge === undefined
      ? parseCookieDate(cookie.expiresText ?? '', true)
      : undefined;
  const asked = overflown ?? cookieExpiry(cookie, now);
  if (asked === undefined || asked <= now + MAX_LIFETIME_MS) return asked;
  changes.push({
    code: 'lifetime-capped',
    attribute: cookie.maxAge === undefined ? 'Expires' : 'Max-Age',
    asked: `${Math.round((asked - now) / DAY).toLocaleString('en')} days`,
    kept: '400 days',
  });
  return now + MAX_LIFETIME_MS;
}
