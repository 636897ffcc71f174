import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import type { QuerySecret } from '../../http/query-secrets.ts';

const LOGIN_PATH =
  /(?:^|[/_.-])(?:log[-_]?[io]n|sign[-_]?in|auth(?:enticate|entication)?|sessions?|anmelden|connexion)(?:[/_.-]|$)/i;

/** True when a GET carries name and password to where one signs in, or got a cookie for them: a form that was sent by GET. */
export function isLoginByGet(exchange: Exchange, url: URL, secrets: readonly QuerySecret[]): boolean {
  if (exchange.method !== 'GET' || !secrets.some(({ kind, user }) => kind === 'password' && user !== undefined))
    return false;
  return LOGIN_PATH.test(url.pathname) || getHeader(exchange.responseHeaders, 'set-cookie') !== undefined;
}
