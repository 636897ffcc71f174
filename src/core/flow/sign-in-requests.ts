import { parseUrl } from '../http/site.ts';
import { detectRequest } from './federated.ts';
import type { FlowView } from './parameters.ts';
import type { PendingRequest } from './site-flow.ts';

/** Sign-in requests on their way to a provider, until their answers come. */
export interface SignInRequests {
  /** Takes the request in the exchange, if there is one; gives the site that asks and the provider's host when that is another. */
  note(view: FlowView): { site: string; provider: string } | undefined;
  /** The request that an answer belongs to: by its state, else by where it was to return to, else by the site. */
  take(protocol: string, state: string | undefined, view: FlowView, site: string): PendingRequest | undefined;
}

const MAX_PENDING = 24;

/** None on its way yet. */
export function createSignInRequests(siteOf: (host: string) => string): SignInRequests {
  const pending: PendingRequest[] = [];
  return {
    note(view) {
      const request = detectRequest(view);
      if (!request) return undefined;
      const same = pending.some(
        ({ request: other }) =>
          other.provider === request.provider &&
          other.protocol === request.protocol &&
          other.state === request.state &&
          other.returnTo === request.returnTo,
      );
      if (same) return undefined;
      // Whoever sends the browser there asks, where it is not the provider that sends it on.
      const asks =
        view.url.host === request.provider
          ? hostnameOf(view.exchange.initiator) || hostnameOf(view.exchange.pageUrl) || view.url.hostname
          : view.url.hostname;
      const host = hostnameOf(request.returnTo) || asks;
      const site = siteOf(host);
      if (pending.length >= MAX_PENDING) pending.shift();
      pending.push({ request, site, exchange: view.exchange.id, number: view.exchange.number });
      // A site that is its own authorization server has no provider elsewhere.
      const other = parseUrl(request.returnTo ?? '')?.host !== request.provider;
      return other ? { site, provider: request.provider } : undefined;
    },

    take(protocol, state, view, site) {
      let at =
        state === undefined
          ? -1
          : pending.findLastIndex(({ request }) => request.protocol === protocol && request.state === state);
      if (at < 0)
        at = pending.findLastIndex(({ request }) => request.protocol === protocol && request.returnTo === view.origin);
      if (at < 0)
        at = pending.findLastIndex(
          ({ request, site: other }) =>
            request.protocol === protocol && request.returnTo === undefined && other === site,
        );
      return at < 0 ? undefined : pending.splice(at, 1)[0];
    },
  };
}

/** Host name of a URL without the port; an empty string when there is none. */
export function hostnameOf(url: string | undefined): string {
  return url === undefined ? '' : (parseUrl(url)?.hostname ?? '');
}
