import type { SetCookie } from '../../../src/core/http/cookie.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';
import type { Recording } from './recordings.ts';

/** What a recording holds, read without what the product makes of it. */
export interface Truth {
  exchanges: readonly Exchange[];
  /** Storage areas that were read. */
  areas: ReadonlySet<string>;
  hasPages: boolean;
  /** Requests that redeem a refresh token and were answered with success. */
  refreshes: number;
  mentionsRefreshToken: boolean;
  preflights: number;
  crossOriginFetches: number;
  /** Navigations that carry Authorization: no script can do that. */
  browserAuthorization: boolean;
  /** Every cookie that an answer set, or deleted. */
  setCookies: readonly SetCookie[];
}

/** Reads the facts. */
export function truthOf({ facts }: Recording): Truth {
  const exchanges = facts.flatMap((fact) => (fact.kind === 'exchange' ? [fact.exchange] : []));
  const areas = new Set(facts.flatMap((fact) => (fact.kind === 'storage' ? [fact.area] : [])));
  return {
    exchanges,
    areas,
    setCookies: exchanges.flatMap(({ responseHeaders }) =>
      responseHeaders.flatMap(({ name, value }) =>
        name.toLowerCase() === 'set-cookie' ? [parseSetCookie(value)] : [],
      ),
    ),
    hasPages: exchanges.some(({ type, pageUrl }) => pageUrl !== undefined || type === 'document'),
    refreshes: exchanges.filter((one) => isRefresh(one) && one.status >= 200 && one.status < 300).length,
    mentionsRefreshToken: /refresh/i.test(JSON.stringify(facts)),
    preflights: exchanges.filter(({ type }) => type === 'preflight').length,
    crossOriginFetches: exchanges.filter(isCrossOrigin).length,
    browserAuthorization: exchanges.some(
      (one) =>
        (hasHeader(one, 'authorization') && (one.type === 'document' || one.type === 'subdocument')) ||
        /^https?:\/\/[^/]*@/.test(one.url),
    ),
  };
}

function isRefresh({ requestBody, method, url, requestHeaders }: Exchange): boolean {
  const sent = JSON.stringify([requestBody ?? '', method === 'POST' ? [url, requestHeaders] : '']);
  return /refresh/i.test(sent);
}

function isCrossOrigin({ pageUrl, url, type }: Exchange): boolean {
  return pageUrl !== undefined && type !== 'document' && new URL(pageUrl).origin !== new URL(url).origin;
}

function hasHeader({ requestHeaders }: Exchange, name: string): boolean {
  return requestHeaders.some((header) => header.name.toLowerCase() === name);
}
