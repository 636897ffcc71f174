import type { CredentialRole } from '../../credential/credential.ts';
import { judgeSetCookie } from '../../http/judge-set-cookie.ts';
import type { Refusal, RefusalCode } from '../../http/set-cookie-verdict.ts';
import type { RuleContext, Severity, Subjects } from '../rule.ts';
import { isAuthenticating } from './cookie-line.ts';

/** Loads of which it is certain that they are no navigation of the person's. */
const EMBEDDED = new Set(['fetch', 'subdocument']);

const KEPT: Refusal = { code: 'empty', text: '' };
/** Many rules ask of one field. */
const judged = new WeakMap<Subjects['set-cookie'], Refusal>();

/**
 * Why a browser must throw the cookie away, by the line and the address alone; undefined when it may keep it. A recording without a
 * cookie store proves as much as one with it.
 */
export function refusalOf(
  subject: Subjects['set-cookie'],
  { browser, isPublicSuffix, siteOf }: Pick<RuleContext, 'browser' | 'isPublicSuffix' | 'siteOf'>,
): Refusal | undefined {
  const known = judged.get(subject);
  if (known !== undefined) return known === KEPT ? undefined : known;
  const { cookie, exchange } = subject;
  const { url, pageUrl, type, startedAt, endedAt } = exchange;
  const { refusal } = judgeSetCookie(cookie, {
    url,
    browser,
    now: endedAt ?? startedAt,
    suffixes: { registrableDomain: (name) => (isPublicSuffix(name) ? undefined : siteOf(name)) },
    ...(pageUrl === undefined ? {} : { pageUrl }),
    topLevel: !EMBEDDED.has(type),
  });
  judged.set(subject, refusal ?? KEPT);
  return refusal;
}

/** True when no browser keeps the cookie, so that nothing can be said of how it is sent or read. */
export function isRefused(
  subject: Subjects['set-cookie'],
  context: Pick<RuleContext, 'browser' | 'isPublicSuffix' | 'siteOf'>,
): boolean {
  // Every browser that knows Partitioned refuses it without Secure (CHIPS).
  const halfPartitioned = subject.cookie.partitioned && !subject.cookie.secure;
  return halfPartitioned || isFinal(refusalOf(subject, context)?.code);
}

/** The code of the refusal where it is one that needs no more than the line, whoever asked for the response. */
function isFinal(code: RefusalCode | undefined): boolean {
  return code !== undefined && code !== 'third-party';
}

const HELPS_LOGIN = new Set<CredentialRole>(['csrf', 'login-transaction']);
/** What others than the site put there: whether it is kept is none of the site's business. */
const FOREIGN = new Set<CredentialRole>(['tracking', 'load-balancer', 'consent']);

/**
 * How bad it is that browsers refuse a cookie: an error where people are signed in by it, a warning where a page may miss it, and
 * nothing where a network in front of the site sets it.
 */
export function severityOfRefusal(role: CredentialRole, roleReason: string): Severity | undefined {
  if (isAuthenticating(role) || HELPS_LOGIN.has(role)) return 'error';
  if (FOREIGN.has(role) || (role === 'other' && roleReason.startsWith('the name is known'))) return undefined;
  return 'warning';
}
