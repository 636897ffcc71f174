import { originOf, parseUrl } from '../core/http/site.ts';
import type { RequestDetails } from './web-request.ts';

/** A request that puts a new page into the tab; not one for a page that is only prepared. */
export function isTopNavigation(details: RequestDetails): boolean {
  return details.type === 'main_frame' && details.documentLifecycle !== 'prerender';
}

/**
 * URL of the top-level page a request was made for. Firefox tells it with the request; Chrome tells only the origin that asked,
 * so there it is the page the tab showed when the request began.
 */
export function pageUrlOf(details: RequestDetails, tabUrl: string): string | undefined {
  if (details.type === 'main_frame') return details.url;
  const outermost = details.frameAncestors?.at(-1)?.url;
  if (outermost !== undefined) return outermost;
  if (details.type !== 'sub_frame' && details.documentUrl !== undefined && details.frameId === 0)
    return details.documentUrl;
  if (tabUrl !== '') return tabUrl;
  return details.documentUrl ?? details.originUrl ?? details.initiator;
}

/** Origin of the page or worker that asked; an empty string when the browser itself did. */
export function askingOrigin(details: RequestDetails): string {
  const from = details.initiator ?? details.documentUrl ?? details.originUrl;
  return from === undefined ? '' : originOf(from);
}

/** True for what may be captured: web traffic, not that of extensions or of the browser's own pages. */
export function isWebRequest(details: RequestDetails): boolean {
  const scheme = parseUrl(details.url)?.protocol;
  if (scheme !== 'http:' && scheme !== 'https:' && scheme !== 'ws:' && scheme !== 'wss:') return false;
  return !/^(?:chrome|moz)-extension:/.test(details.initiator ?? details.documentUrl ?? details.originUrl ?? '');
}
