import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { parseUrl } from '../../http/site.ts';
import { authorizationRequest } from '../support/oauth.ts';

/** An authorization request (RFC 6749 section 4.1.1) as it left for the authorization server. */
export interface AuthorizationRequest {
  params: ReadonlyMap<string, string>;
  /** Host it went to, without the port. */
  host: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** The address in full, to know the same request again. */
  href: string;
}

/** Requests remembered; a person signs in a few times at most while somebody watches. */
const MAX_REQUESTS = 32;

export interface AuthorizationLog {
  observe(exchange: Exchange, url: URL): void;
  /** The newest first. */
  all(): readonly AuthorizationRequest[];
}

/** Remembers authorization requests, so that answers can be held against them. A request that is loaded again is no second one. */
export function createAuthorizationLog(): AuthorizationLog {
  const requests: AuthorizationRequest[] = [];

  function add(url: URL, at: number): void {
    const params = authorizationRequest(url);
    if (params === undefined || requests.some(({ href }) => href === url.href)) return;
    requests.unshift({ params, host: url.hostname, at, href: url.href });
    if (requests.length > MAX_REQUESTS) requests.pop();
  }

  return {
    observe(exchange, url) {
      add(url, exchange.startedAt);
      if (exchange.status < 300 || exchange.status >= 400) return;
      const target = getHeader(exchange.responseHeaders, 'location');
      const location = target?.includes('response_type=') ? parseUrl(target) : undefined;
      if (location !== undefined) add(location, exchange.endedAt ?? exchange.startedAt);
    },
    all: () => requests,
  };
}
