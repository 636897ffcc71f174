import { type Candidate, candidatesOf, mintedBy, successes } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import type { ShapeId } from './strategy.ts';

const FEDERATED = new Set([
  'saml',
  'ws-federation',
  'cas',
  'oauth-code',
  'oidc-code',
  'oauth-implicit',
  'oidc-implicit',
  'oidc-hybrid',
]);
const CODE = new Set(['oauth-code', 'oidc-code', 'oidc-hybrid']);

/** What kind of site it is, by who does the work: pages of the server, scripts of the page, or a backend that holds the tokens. */
export function detectShape(facts: SiteFacts): { id: ShapeId; confidence: number } {
  const { counts } = facts;
  const total = counts.documents + counts.fetches;
  if (total === 0) return { id: 'unknown', confidence: 0.5 };
  const logins = successes(facts);
  const federated = logins.find(({ id, provider }) => FEDERATED.has(id) && provider !== undefined);
  const data = counts.json + counts.websockets;
  const header = candidatesOf(facts).some(isByScript);
  if (counts.documents + counts.pages === 0)
    return { id: header || counts.html === 0 ? 'api' : 'spa', confidence: certainty(total, 0.75) };
  const cookie = candidatesOf(facts).some(
    ({ track }) => track.carrier === 'cookie' && mintedBy(track, facts) !== undefined,
  );
  // The code was redeemed by the server, the browser holds a cookie, and scripts fetch data with it.
  if (federated && CODE.has(federated.id) && cookie && !header && data > 0)
    return { id: 'bff', confidence: certainty(total, 0.9) };
  if (header) return { id: 'spa', confidence: certainty(total, 0.92) };
  if (federated && !header) return { id: 'federated', confidence: certainty(total, 0.85) };
  const scripted = logins.some(({ navigation, id }) => !navigation && id !== 'http-challenge');
  // A script that sends a form and gets markup back (JSF, Turbo, UpdatePanel) makes no single-page app.
  if (data > counts.documents || (scripted && data > 0 && counts.documents <= 3 * data))
    return { id: 'spa', confidence: certainty(total, data > 2 * counts.documents || scripted ? 0.85 : 0.65) };
  // Pages that prove nobody's identity, each with a WebSocket: what they show comes by that.
  if (counts.websockets > 0 && 2 * counts.websockets >= counts.documents && candidatesOf(facts).length === 0)
    return { id: 'spa', confidence: certainty(total, 0.6) };
  return { id: 'traditional', confidence: certainty(total, data === 0 ? 0.9 : 0.75) };
}

/** A credential that the page's script puts into its requests. */
function isByScript({ track, strategy }: Candidate): boolean {
  if (track.carrier === 'cookie' || track.fetches === 0) return false;
  return strategy !== 'basic' && strategy !== 'digest' && strategy !== 'negotiate';
}

/** Few requests show little of a site. */
function certainty(requests: number, most: number): number {
  return Math.round(most * Math.min(1, 0.6 + requests * 0.08) * 100) / 100;
}
