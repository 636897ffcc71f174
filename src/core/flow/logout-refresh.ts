import type { Recorded } from '../credential/book.ts';
import type { Changes } from './changes.ts';
import type { FlowView } from './parameters.ts';
import type { SiteFlow } from './site-flow.ts';
import { isLogoutCall, isLogoutUrl, isRefreshUrl, isSessionResource } from './words.ts';

const IDLE = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'preflight']);
/** Events kept of each kind. */
const MAX_EVENTS = 16;

/** Notes a sign-out: an address that says so, or a session that is deleted. True when the exchange is one. */
export function noteLogout(known: SiteFlow, view: FlowView, changes: Changes): boolean {
  const { exchange } = view;
  const deletes = exchange.method === 'DELETE' && isSessionResource(view.url);
  const called = view.call !== undefined && isLogoutCall(view.call);
  const asked = deletes || called || isLogoutUrl(view.url) || view.query.get('wa') === 'wsignout1.0';
  if (!asked || exchange.status >= 400 || IDLE.has(exchange.type)) return false;
  // The page that asks "really sign out?" is a GET that changes nothing.
  if (
    exchange.method === 'GET' &&
    exchange.status === 200 &&
    view.navigation &&
    changes.cleared.length === 0 &&
    !changes.minted
  )
    return false;
  known.logouts.push({
    site: known.site,
    exchange: exchange.id,
    number: exchange.number,
    endedAt: exchange.endedAt ?? exchange.startedAt,
    cleared: changes.cleared.slice(0, 16),
  });
  if (known.logouts.length > MAX_EVENTS) known.logouts.splice(1, 1);
  known.open.length = 0;
  return true;
}

/** Notes that a credential was renewed without the person. */
export function noteRefresh(known: SiteFlow, view: FlowView, changes: Changes, recorded: readonly Recorded[]): void {
  const { exchange } = view;
  if (exchange.status < 200 || exchange.status >= 300) return;
  // It is asked when the exchange was seen, and again when its body was read.
  if (known.refreshes.some((event) => event.exchange === exchange.id)) return;
  const asked =
    view.body.get('grant_type') === 'refresh_token' || (exchange.method === 'POST' && isRefreshUrl(view.url));
  const renewed = recorded.some(
    ({ credential, found, isNew }) =>
      isNew && found.direction === 'received' && found.place.carrier === 'response-body' && credential.generation > 1,
  );
  if (!asked && !(renewed && changes.minted && known.open.length === 0)) return;
  known.refreshCount += 1;
  if (known.refreshes.length >= MAX_EVENTS) known.refreshes.splice(8, 1);
  known.refreshes.push({
    site: known.site,
    exchange: exchange.id,
    number: exchange.number,
    startedAt: exchange.startedAt,
  });
}
