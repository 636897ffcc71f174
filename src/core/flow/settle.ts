import type { Recorded } from '../credential/book.ts';
import { mayProveIdentity } from './changes.ts';
import { addStep } from './login.ts';
import type { FlowView } from './parameters.ts';
import type { SiteFlow } from './site-flow.ts';
import { pathOf } from './submit.ts';
import { tokenInCall } from './token-in-call.ts';
import { isLoginUrl } from './words.ts';

/** Endpoints remembered as having refused. */
const MAX_REFUSED = 300;
const OWN_HEADER = new Set(['authorization', 'request-header', 'query', 'websocket-protocol']);

/** Lets a request tell what became of the attempts before it: a credential that is new, or access where there was none. */
export function settle(known: SiteFlow, view: FlowView, recorded: readonly Recorded[]): void {
  const { exchange } = view;
  const endpoint = `${exchange.method} ${view.origin}${view.url.pathname}`;
  const refused =
    exchange.status === 401 || exchange.status === 403 || (view.location !== undefined && isLoginUrl(view.location));
  if (refused && known.refused.size < MAX_REFUSED) known.refused.add(endpoint);
  else if (isMoved(view) && known.moved.size < MAX_REFUSED) known.moved.add(endpoint);
  if (known.open.length === 0) return;
  const succeeded = exchange.status >= 200 && exchange.status < 300;
  const opened = succeeded && known.refused.has(endpoint);
  const reached = succeeded && known.moved.has(endpoint);
  const brought = succeeded ? recorded.find(isFreshProof) : undefined;
  for (const attempt of known.open) {
    if (exchange.id === attempt.exchanges[0]) continue;
    // What shows later that somebody is signed in counts more than a cookie that was refused.
    const open = attempt.outcome === 'pending' || (attempt.outcome === 'failed' && attempt.refusedCookie !== undefined);
    if (attempt.outcome === 'failed' && !open) continue;
    // Another site's host that signed in and goes on answering is this page's own API.
    if (attempt.foreign && attempt.minted && succeeded && view.origin === attempt.origin) attempt.outcome = 'succeeded';
    // A page that led elsewhere before counts only when the attempt itself led back to it, with a new credential.
    if (opened || (reached && attempt.minted && attempt.landing === exchange.id)) {
      addStep(attempt, `${pathOf(view)} turned the browser away before and now answers ${exchange.status}.`);
      // Access where there was none shows that it was a login, whatever its fields are called.
      attempt.named = true;
      attempt.outcome = 'succeeded';
    } else if (brought && open && !attempt.exchanges.includes(exchange.id)) {
      addStep(attempt, `Requests carry a new credential from here on (${brought.found.place.name}).`);
      attempt.named = true;
      attempt.outcome = 'succeeded';
    } else if (attempt.call !== undefined && attempt.outcome === 'pending' && view.origin === attempt.origin) {
      const name = succeeded ? tokenInCall(exchange) : undefined;
      if (name === undefined || attempt.exchanges.includes(exchange.id)) continue;
      addStep(attempt, `Calls carry a token from here on (${name}).`);
      attempt.outcome = 'succeeded';
    }
  }
  if (opened) known.refused.delete(endpoint);
  if (reached) known.moved.delete(endpoint);
}

/** A page that is asked for and leads to another one of the same host. */
function isMoved({ exchange, location, url, navigation }: FlowView): boolean {
  if (location === undefined || !navigation || exchange.method !== 'GET' || location.host !== url.host) return false;
  return location.pathname.replace(/\/$/, '') !== url.pathname.replace(/\/$/, '');
}

/** A credential that a script sends for the first time, or that came in the answer and is used now. */
function isFreshProof({ credential, found, isNew, isNewUse }: Recorded): boolean {
  if (found.direction !== 'sent' || !OWN_HEADER.has(found.place.carrier) || !mayProveIdentity(credential.role))
    return false;
  return (isNew || isNewUse) && credential.kind !== 'plain' && credential.role !== 'api-key';
}
