import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { parseUrl } from '../../http/site.ts';
import { authorizationRequest } from './oauth.ts';
import { resolveUrl } from './request.ts';

/** Whether the response sends the browser to another host to sign in there: by an authorization request, or a SAML or WS-Federation one. */
export function leadsToSignIn({ url, status, responseHeaders }: Exchange): boolean {
  const base = parseUrl(url);
  if (status < 300 || status >= 400 || base === undefined) return false;
  const target = resolveUrl(getHeader(responseHeaders, 'location') ?? '', base);
  if (target === undefined || target.host === base.host) return false;
  const { searchParams } = target;
  return (
    authorizationRequest(target) !== undefined ||
    searchParams.has('SAMLRequest') ||
    searchParams.get('wa') === 'wsignin1.0'
  );
}
