import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** What the choice means for requests to other origins. */
export function weighCors(m: Measured): TradeOff {
  const id = 'cors';
  const measured = `${m.crossOrigin} cross-origin ${m.crossOrigin === 1 ? 'fetch' : 'fetches'}, ${m.preflights} ${m.preflights === 1 ? 'preflight' : 'preflights'} seen`;
  if (m.byHeader && !m.byCookie) {
    return {
      id,
      here:
        m.crossOrigin > 0
          ? 'The header makes the browser ask first: a cross-origin request with it needs a preflight (OPTIONS), which Access-Control-Max-Age can spare for a while. The API may allow any origin, for nothing is sent by itself.'
          : 'All requests stay on one origin, so CORS plays no part. On another origin each kind of request with this header would need a preflight.',
      measured,
      other:
        'A cookie needs no preflight by itself, but credentials mode “include”, an exact Access-Control-Allow-Origin, Access-Control-Allow-Credentials, and SameSite=None when the API is on another site. Browsers increasingly block such third-party cookies.',
    };
  }
  return {
    id,
    here:
      m.crossOrigin > 0
        ? 'Fetches to another origin must ask for the cookie (credentials mode “include”), and the server must name this origin exactly and allow credentials.'
        : 'Everything is on one origin, so the cookie simply goes along and CORS plays no part.',
    measured,
    other:
      'A bearer token goes to any origin that allows the Authorization header, at the price of preflights, and does not depend on what browsers allow to third-party cookies.',
  };
}
