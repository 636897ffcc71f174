import { effectivePath } from '../../http/cookie-identity.ts';
import { isIpAddress } from '../../http/site.ts';
import type { RuleContext, Subjects } from '../rule.ts';
import { DEFAULT_THRESHOLDS } from '../thresholds.ts';
import { type CookieChanges, cookieSeconds, isAuthenticating, renderCookieLine } from './cookie-line.ts';
import { cookieDomain, isWithin } from './cookie-scope.ts';
import { expiryDifference } from './cookie-time.ts';
import {
  isSentByScript,
  isSharedByHosts,
  isSignInServer,
  isTrustworthy,
  isUsedCrossSite,
  lighten,
} from './cookie-use.ts';
import { refusalOf } from './refusal.ts';

type Subject = Subjects['set-cookie'];
type Context = Pick<RuleContext, 'browser' | 'isPublicSuffix' | 'siteOf' | 'flow'>;

/** No browser keeps a cookie longer (RFC 6265bis section 5.5). */
export const MAX_SECONDS = 400 * 86_400;
/** A person who asked to be remembered is asked again after so long. */
export const REMEMBER_SECONDS = 30 * 86_400;
export const REMEMBER_LIMIT_SECONDS = 180 * 86_400;
const PREFIXED = /^__(?:secure|host|http)-/i;

/**
 * The Set-Cookie line that would be right, with all that is to be mended at once, so that two findings about one cookie never ask for
 * two lines. What the recording shows the cookie to be needed for stays: other hosts, other sites, scripts of the page. Asked for when
 * findings are read, and so by all that was seen until then.
 */
export function repairOf(subject: Subject, context: Context): () => string {
  const lifetime = repairLifetime(subject);
  // Whatever is mended over plain http, a cookie that signs people in is read on the way.
  const open = !isTrustworthy(subject) && (isAuthenticating(subject.role) || subject.cookie.sameSite === 'None');
  const kept = lighten(open ? { ...subject, secure: true } : subject);
  return () => {
    const line = renderCookieLine(kept.cookie, {
      ...repairScope(kept, context),
      ...repairFlags(kept, context),
      ...lifetime,
      ...repairName(kept, context),
    });
    return open ? `Over https: ${line}` : line;
  };
}

/** A cookie that needs the prefix is told so only once it has all that the prefix asks for. */
export function needsPrefix({ cookie, role, secure }: Pick<Subject, 'cookie' | 'role' | 'secure'>): boolean {
  return secure && cookie.secure && isAuthenticating(role) && !PREFIXED.test(cookie.name);
}

/** Whether the Domain of a cookie gives it to more hosts than the recording shows it to be for. */
export function isDomainTooWide(subject: Subject): boolean {
  const { cookie, role, host } = subject;
  const domain = cookieDomain(cookie);
  // An IP address has no subdomains.
  if (domain === '' || isIpAddress(host) || !isWithin(host, domain)) return false;
  return isAuthenticating(role) && !isSharedByHosts(subject);
}

function repairScope(subject: Subject, context: Context): CookieChanges {
  const { cookie } = subject;
  const code = refusalOf(subject, context)?.code;
  const isHost = /^__host-/i.test(cookie.name);
  const changes: CookieChanges = {};
  // An IP address has no names under it: Domain says nothing there, and __Host- forbids it.
  if (
    isIpAddress(subject.host) ||
    isHost ||
    code === 'domain-mismatch' ||
    code === 'public-suffix' ||
    isDomainTooWide(subject)
  )
    changes.Domain = undefined;
  if (isHost) changes.Path = '/';
  return changes;
}

function repairFlags(subject: Subject, context: Context): CookieChanges {
  const { cookie, role, exchange, secure, host } = subject;
  const isIdentity = isAuthenticating(role);
  const crossSite = isUsedCrossSite(subject, context) || (cookie.sameSite === 'None' && isSignInServer(host, context));
  const changes: CookieChanges = {};
  if (isIdentity || role === 'csrf' || role === 'login-transaction' || cookie.sameSiteText !== undefined) {
    const wanted = wantedSameSite(subject, crossSite);
    if (wanted !== cookie.sameSite) changes.SameSite = wanted;
  }
  const sameSite = changes.SameSite ?? cookie.sameSite;
  const needed = sameSite === 'None' || cookie.partitioned || PREFIXED.test(cookie.name);
  if (!cookie.secure && (secure || needed)) changes.Secure = true;
  if (/^__(?:host-)?http-/i.test(cookie.name)) changes.HttpOnly = true;
  if (isIdentity && !cookie.httpOnly && !isSentByScript(subject)) changes.HttpOnly = true;
  // Inside another site's page browsers keep only what says that it may be kept apart.
  if (sameSite === 'None' && exchange.type !== 'document' && crossSite && isIdentity && !cookie.partitioned)
    changes.Partitioned = true;
  return changes;
}

/** Lax, but where requests of other sites need the cookie, or somebody chose more. */
function wantedSameSite(subject: Subject, crossSite: boolean): string {
  const { cookie, role, secure } = subject;
  if (crossSite) return 'None';
  if (cookie.sameSite === 'Strict' || cookie.sameSite === 'Lax') return cookie.sameSite;
  if (cookie.sameSite === 'None' && !isAuthenticating(role)) {
    // The state of a login comes back from another site; where there is no TLS nothing but Lax is kept at all.
    return role === 'login-transaction' || secure || isTrustworthy(subject) ? 'None' : 'Lax';
  }
  return 'Lax';
}

function repairLifetime({ cookie, role, exchange, credential }: Subject): CookieChanges {
  const seconds = cookieSeconds(cookie, exchange.startedAt);
  if (seconds === undefined) return {};
  const without = { Expires: undefined, 'Max-Age': undefined };
  if (role === 'session' && credential?.jwt?.claims?.exp === undefined) {
    if (seconds > DEFAULT_THRESHOLDS.sessionCookieInfoSeconds) return without;
  }
  if (role === 'remember-me' && seconds > REMEMBER_LIMIT_SECONDS)
    return { Expires: undefined, 'Max-Age': String(REMEMBER_SECONDS) };
  if (seconds > MAX_SECONDS + 86_400) return { Expires: undefined, 'Max-Age': String(MAX_SECONDS) };
  return expiryDifference(cookie, exchange) === undefined ? {} : { Expires: undefined };
}

function repairName(subject: Subject, context: Context): CookieChanges {
  const { cookie, exchange } = subject;
  if (!needsPrefix(subject) || refusalOf(subject, context) !== undefined) return {};
  const wide = cookieDomain(cookie) !== '' && !isIpAddress(subject.host) && !isDomainTooWide(subject);
  // A cookie kept to a part of the host stays there: __Host- would need Path=/.
  if (wide || effectivePath(cookie, exchange.url) !== '/') return { name: `__Secure-${cookie.name}` };
  return { name: `__Host-${cookie.name}`, Path: '/' };
}
