import type { Recorded } from '../credential/book.ts';
import { addExchange, addStep, type LoginAttempt, type LoginId } from './login.ts';
import type { FlowView } from './parameters.ts';
import { openAttempt, type SiteFlow } from './site-flow.ts';
import { pathOf } from './submit.ts';

const GRANTS: Readonly<Record<string, LoginId>> = {
  password: 'oauth-password',
  'http://auth0.com/oauth/grant-type/password-realm': 'oauth-password',
  client_credentials: 'oauth-client-credentials',
  authorization_code: 'oauth-code',
  'urn:ietf:params:oauth:grant-type:device_code': 'oauth-device',
};

/** Follows a token request the browser sends itself (RFC 6749 section 4, RFC 8628). True when the exchange was one that signs in. */
export function observeTokenRequest(known: SiteFlow, view: FlowView, recorded: readonly Recorded[]): boolean {
  const grant = view.body.get('grant_type');
  if (grant === undefined || !Object.hasOwn(GRANTS, grant)) return false;
  const id = GRANTS[grant] as LoginId;
  const { exchange } = view;
  const succeeded = exchange.status >= 200 && exchange.status < 300;
  // A device asks again and again until the person has agreed (RFC 8628 section 3.5).
  if (id === 'oauth-device' && !succeeded) return true;
  const openid = recorded.some(({ credential, found }) => found.direction === 'received' && credential.role === 'id');
  const attempt =
    (id === 'oauth-code' ? findCodeAttempt(known) : undefined) ?? openAttempt(known, view, { id, named: true });
  addExchange(attempt, exchange.id, exchange.number);
  const scope = view.body.get('scope') ?? '';
  if (attempt.id === 'oauth-code' && (openid || scope.split(/\s+/).includes('openid'))) attempt.id = 'oidc-code';
  if (id === 'oauth-code') {
    const verifier = view.body.has('code_verifier');
    // The challenge tells the method; a verifier alone tells that there was one.
    if (attempt.pkce === undefined || attempt.pkce === 'unknown' || (attempt.pkce === 'none' && verifier))
      attempt.pkce = verifier ? 'unknown' : 'none';
    addStep(attempt, `The browser redeems the code at ${pathOf(view)}${verifier ? ' with a code verifier' : ''}.`);
  } else addStep(attempt, `The browser asks ${pathOf(view)} for a token (grant ${grant.slice(0, 60)}).`);
  if (attempt.provider === undefined && view.url.hostname !== hostOfPage(view)) attempt.provider = view.host;
  // A code that is sent again after it was redeemed takes nothing back.
  if (succeeded) attempt.outcome = 'succeeded';
  else if (exchange.status >= 400 && !attempt.redeemed) attempt.outcome = 'failed';
  if (succeeded) {
    attempt.minted = true;
    attempt.redeemed = true;
  }
  addStep(
    attempt,
    exchange.status > 0 ? `The token endpoint answers ${exchange.status}.` : 'The token endpoint gives no answer.',
  );
  return true;
}

function findCodeAttempt(known: SiteFlow): LoginAttempt | undefined {
  return known.open.findLast(({ id }) => id === 'oauth-code' || id === 'oidc-code' || id === 'oidc-hybrid');
}

function hostOfPage(view: FlowView): string {
  const page = view.exchange.pageUrl ?? view.exchange.initiator;
  return page !== undefined && URL.canParse(page) ? new URL(page).hostname : view.url.hostname;
}
