import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { hostOf, isLocalHost } from '../../http/site.ts';
import type { RuleContext, Subjects } from '../rule.ts';

type Subject = Pick<Subjects['set-cookie'], 'cookie' | 'credential' | 'exchange' | 'host'>;

/** Whether the cookie went to another host than the one that set it: its Domain is there for a reason. */
export function isSharedByHosts({ cookie, credential, host }: Subject): boolean {
  return (
    credential?.uses.some(
      ({ place, origin }) => place.carrier === 'cookie' && place.name === cookie.name && hostOf(origin) !== host,
    ) === true
  );
}

/** Whether the cookie is needed in requests that pages of other sites make, as far as the recording shows: without SameSite=None it would be lost. */
export function isUsedCrossSite(
  { cookie, credential, exchange, host }: Subject,
  { siteOf, flow }: Pick<RuleContext, 'siteOf' | 'flow'>,
): boolean {
  const own = siteOf(host);
  const page = hostOf(exchange.pageUrl ?? '');
  if (exchange.type !== 'document' && page !== '' && siteOf(page) !== own) return true;
  if (isInForeignPost({ cookie, exchange }, own, siteOf)) return true;
  const sent = credential?.uses.some(
    ({ place, sites }) =>
      place.carrier === 'cookie' && place.name === cookie.name && sites.some((site) => site !== own),
  );
  // Who signs people in for other sites is asked from their pages: in frames, and by forms that they post. For a host of the same site all that is same-site.
  const signedIn = (site?: string) => flow.logins(site).filter(({ provider }) => provider === host).length;
  return sent === true || signedIn() > signedIn(own);
}

/** Whether sites sign in by that host. Which sites do the recording shows in part only: SameSite=None is there for those of others. */
export function isSignInServer(host: string, { flow }: Pick<RuleContext, 'flow'>): boolean {
  return flow.logins().some(({ provider }) => provider === host);
}

/** A form that a page of another site posted, as the return of a sign-in is, brought a cookie of that name: Lax would have kept it back. */
function isInForeignPost(
  { cookie, exchange }: Pick<Subject, 'cookie' | 'exchange'>,
  own: string,
  siteOf: RuleContext['siteOf'],
): boolean {
  if (exchange.method !== 'POST' || exchange.type !== 'document') return false;
  const from = hostOf(getHeader(exchange.requestHeaders, 'origin') ?? '');
  return from !== '' && siteOf(from) !== own && hasCookie(exchange, cookie.name);
}

function hasCookie({ requestHeaders }: Exchange, name: string): boolean {
  const pairs = requestHeaders.filter((header) => header.name.toLowerCase() === 'cookie');
  return pairs.some(({ value }) => value.split(';', 200).some((pair) => pair.trim().startsWith(`${name}=`)));
}

/** Whether a script of the page sends the cookie's value by itself, so that it has to be able to read it. */
export function isSentByScript({ credential }: Pick<Subject, 'credential'>): boolean {
  return (
    credential?.uses.some(
      ({ place, direction }) =>
        direction === 'sent' && (place.carrier === 'authorization' || place.carrier === 'request-header'),
    ) === true
  );
}

/** Whether browsers take a Secure cookie from that host. */
export function isTrustworthy({ host, secure }: Pick<Subjects['set-cookie'], 'host' | 'secure'>): boolean {
  return secure || isLocalHost(host);
}

/** What is needed of a Set-Cookie when findings are read, without keeping the whole exchange alive until then. */
export function lighten(subject: Subjects['set-cookie']): Subjects['set-cookie'] {
  const { id, number, url, method, type, startedAt, status, pageUrl } = subject.exchange;
  const exchange: Exchange = {
    id,
    number,
    url,
    method,
    type,
    startedAt,
    status,
    requestHeaders: lightenHeaders(subject),
    responseHeaders: [],
  };
  if (pageUrl !== undefined) exchange.pageUrl = pageUrl;
  return { ...subject, exchange };
}

/** Who asked, and whether the cookie went along, without its value. */
function lightenHeaders({ exchange, cookie }: Subjects['set-cookie']): Exchange['requestHeaders'] {
  const origin = getHeader(exchange.requestHeaders, 'origin');
  if (exchange.method !== 'POST' || origin === undefined || !hasCookie(exchange, cookie.name)) return [];
  return [
    { name: 'origin', value: origin },
    { name: 'cookie', value: `${cookie.name}=` },
  ];
}
