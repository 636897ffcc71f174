import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** What the choice means for requests to other origins. */
export function weighCors(m: Measured): TradeOff {
  const id = 'cors';
  if (!m.hasPages)
    return {
      id,
      here: 'No page is in the recording. CORS is a rule of browsers, and plays no part for programs.',
      other: otherOf(m),
    };
  const measured = `${plural(m.crossOrigin, 'cross-origin fetch', 'cross-origin fetches')} with it, ${plural(m.preflights, 'preflight')} seen`;
  if (m.crossOrigin === 0)
    return { id, here: `No cross-origin fetch was seen. ${wouldNeed(m)}`, measured, other: otherOf(m) };
  return { id, here: needs(m), measured, other: otherOf(m) };
}

/** The browser adds it where the page asks for credentials, and a preflight is not its doing. */
function isAmbient(m: Measured): boolean {
  return m.byBrowser === true || (m.byCookie && !m.byHeader);
}

function needs(m: Measured): string {
  if (m.way === 'mixed' && m.byCookie)
    return 'Requests with the header need a preflight; those with the cookie need credentials mode “include”, and a server that names this origin exactly and allows credentials.';
  if (isAmbient(m))
    return `Fetches to another origin must ask for ${m.byCookie ? 'the cookie' : 'credentials'} (credentials mode “include”), and the server must name this origin exactly and allow credentials.`;
  if (m.main.carrier === 'query')
    return 'What stands in the URL needs no preflight, and any site can send it that knows it.';
  return 'The header makes the browser ask first: a cross-origin request with it needs a preflight (OPTIONS), which Access-Control-Max-Age can spare for a while. The API may allow any origin, for nothing is sent by itself.';
}

function wouldNeed(m: Measured): string {
  if (m.way === 'mixed' && m.byCookie)
    return 'On another origin the header would need a preflight, and the cookie a server that allows credentials.';
  if (isAmbient(m))
    return `On another origin a fetch would have to ask for ${m.byCookie ? 'the cookie' : 'credentials'}, and the server to allow it.`;
  if (m.main.carrier === 'query') return 'What stands in the URL would need no preflight.';
  return 'On another origin each kind of request with this header would need a preflight.';
}

function otherOf(m: Measured): string {
  if (m.way === 'sealed-cookie' || m.way === 'jwt-cookie') return 'For a session cookie the same rules hold.';
  if (m.way === 'session-cookie')
    return 'A JWT in Authorization goes to any origin that allows the header, at the price of preflights, and does not depend on what browsers allow to third-party cookies.';
  if (isAmbient(m))
    return 'A token in Authorization goes to any origin that allows the header, at the price of preflights.';
  return 'A session cookie needs no preflight by itself, but credentials mode “include”, an exact Access-Control-Allow-Origin, Access-Control-Allow-Credentials, and SameSite=None when the API is on another site. Browsers increasingly block such third-party cookies.';
}
