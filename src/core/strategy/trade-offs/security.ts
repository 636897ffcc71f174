import { formatSeconds } from '../../http/duration.ts';
import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Theft, revocation, lifetime and renewal. */
export function weighSecurity(m: Measured): TradeOff {
  const lifetime = lifetimeOf(m);
  return { id: 'security', ...(lifetime === '' ? {} : { measured: lifetime }), ...weigh(m) };
}

const AS_JWT =
  'A JWT stays valid until its end, whatever happens meanwhile, unless the server keeps a list of revoked ones, which is state again. So it should live for minutes and be renewed.';
const AS_SESSION =
  'A session on the server ends the moment the server forgets it. The price is the look-up with each request.';
const ENDS =
  'A session can be ended alone, and a short-lived token ends by itself. Either limits what a theft is worth.';

function weigh(m: Measured): Pick<TradeOff, 'here' | 'other'> {
  const forgery = forgeryOf(m);
  switch (m.way) {
    case 'session-cookie':
      return {
        here: `The server can end a session at once: at the logout, or when it was stolen. ${forgery}`,
        other: AS_JWT,
      };
    case 'sealed-cookie':
      return {
        here: `What is sealed stays valid until its end, unless the server keeps a list; deleting the cookie in the browser does not revoke it. ${forgery}`,
        other: AS_SESSION,
      };
    case 'jwt-cookie':
    case 'token':
    case 'url-token':
      return ofToken(m, forgery);
    case 'api-key':
      return {
        here: `The key is good until somebody replaces it: there is no logout, and ${m.hasPages ? 'whoever opens the page can copy it' : 'whoever has it can use it'}. ${forgery}`,
        other: ENDS,
      };
    case 'basic':
      return {
        here: `The user’s own password goes with every request. ${noLogout(m)} The only way to revoke it is a new password. ${forgery}`,
        other: ENDS,
      };
    case 'digest':
      return {
        here: `The password is not sent, but who records a request can try passwords against its hash. ${noLogout(m)} The only way to revoke it is a new password. ${forgery}`,
        other: ENDS,
      };
    case 'negotiate':
      return {
        here: `The password is not sent. An NTLM answer can be relayed to another server and tried offline; a Kerberos ticket is good for one service and ends by itself. ${noLogout(m)} ${forgery}`,
        other: ENDS,
      };
    case 'signed':
      return {
        here:
          m.main.carrier === 'query'
            ? 'Whoever has the address can use it until it ends, for what it was signed for and nothing else.'
            : `The key itself is not sent, and a signature is good for one request. ${forgery}`,
        other: ENDS,
      };
    case 'mixed':
      return {
        here: `Each part ends in its own way: a session when the server forgets it, a token at its end. ${forgery}`,
        other: 'With one way for all, there would be one logout and one lifetime to think of.',
      };
  }
}

function ofToken(m: Measured, forgery: string): Pick<TradeOff, 'here' | 'other'> {
  const stateless = m.token.isJwt || m.statefulness === 'stateless';
  const ends = stateless
    ? `What is signed stays valid until its end${m.token.end === 'none' ? ', and this token names none' : ''}, unless the server keeps a list; deleting it in the browser does not revoke it.`
    : 'If the server looks the token up, it can end it at once.';
  const bound = m.strategy === 'dpop' ? ' It is bound to a key: whoever steals the token alone cannot use it.' : '';
  const url = m.way === 'url-token' ? ' In the URL it is seen by whatever keeps URLs: histories, logs, Referer.' : '';
  return { here: `${ends}${bound}${url}${renewalOf(m)} ${forgery}`, other: stateless ? AS_SESSION : ENDS };
}

/** What was seen of renewing, and nothing else. */
function renewalOf({ refreshToken }: Measured): string {
  if (refreshToken === 'used') return ' A refresh token renews it, and can be revoked.';
  return refreshToken === 'seen' ? ' A refresh token was seen beside it, but not in use.' : '';
}

/** Whether other sites can make the browser send it. */
function forgeryOf(m: Measured): string {
  if (m.byBrowser)
    return 'The browser adds it to requests that other sites start as well, and SameSite does not hold it back, so those must be kept out by other means (CSRF tokens, Origin).';
  if (!m.byCookie) {
    if (m.way === 'basic' || m.way === 'digest' || m.way === 'negotiate')
      return 'Where the browser adds it, and not a script, it does so for requests that other sites start as well.';
    return 'Other sites cannot make the browser send it, so requests cannot be forged this way.';
  }
  if (m.sameSite === 'Strict') return 'SameSite=Strict keeps it out of requests that other sites start.';
  if (m.sameSite === 'Lax')
    return 'SameSite=Lax keeps it out of what other sites start, but for links (GET), so those must change nothing.';
  return 'The browser adds the cookie by itself, so requests that other sites start must be kept out (SameSite, CSRF tokens).';
}

function noLogout({ byBrowser }: Measured): string {
  return byBrowser ? 'There is no logout but closing the browser.' : 'The scheme has no logout.';
}

/** Empty for what has no lifetime of its own, or none that could be seen. */
function lifetimeOf(m: Measured): string {
  const parts: string[] = [];
  if (m.tokenSeconds !== undefined) parts.push(`valid for ${formatSeconds(m.tokenSeconds)}`);
  if (m.cookieSeconds === 'session') parts.push('cookie without an end of its own');
  else if (m.cookieSeconds !== undefined) parts.push(`cookie kept for ${formatSeconds(m.cookieSeconds)}`);
  if (parts.length === 0 && m.token.end === 'none') parts.push('no end in the token');
  if (m.renewals > 0) parts.push(`renewed ${m.renewals === 1 ? 'once' : plural(m.renewals, 'time')}`);
  return parts.join(', ');
}
