import { type Measured, spell } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Theft, revocation, lifetime and renewal. */
export function weighSecurity(m: Measured): TradeOff {
  const id = 'security';
  const measured = [
    m.lifetimeSeconds === undefined
      ? m.main.carrier === 'cookie'
        ? 'kept until the browser closes'
        : 'no end that can be read'
      : `${m.lifetimeOf === 'token' ? 'valid' : 'kept'} for ${spell(m.lifetimeSeconds)}`,
    m.refreshes > 0 ? `renewed ${m.refreshes} ${m.refreshes === 1 ? 'time' : 'times'}` : 'not renewed in this capture',
  ].join(', ');
  const forgery = m.byCookie
    ? ' The browser adds the cookie by itself, so requests that other sites start must be kept out (SameSite, CSRF tokens).'
    : ' Other sites cannot make the browser send it, so CSRF is no concern.';
  if (m.strategy === 'basic' || m.strategy === 'digest' || m.strategy === 'negotiate') {
    return {
      id,
      here: 'The user’s own credential goes with every request. There is no logout but closing the browser, and the only way to revoke it is a new password.',
      measured: `${m.requests} requests carried it`,
      other:
        'A session can be ended alone, and a short-lived token ends by itself. Either limits what a theft is worth.',
    };
  }
  if (m.statefulness === 'stateful') {
    return {
      id,
      here: `The server can end a session at once: at logout, or when it was stolen.${forgery}`,
      measured,
      other:
        'A JWT stays valid until its end, whatever happens meanwhile, unless the server keeps a list of revoked ones, which is a session again. So it should live for minutes and be renewed with a refresh token.',
    };
  }
  const renew = m.hasRefresh ? ' A refresh token renews it, and can be revoked.' : '';
  return {
    id,
    here: `What is signed stays valid until its end; deleting it in the browser does not revoke it.${renew}${forgery}`,
    measured,
    other: 'A session on the server ends the moment the server forgets it. The price is the look-up with each request.',
  };
}
