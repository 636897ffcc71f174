import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** How the credential gets into a request. */
export function weighDataTransmission(m: Measured): TradeOff {
  const others = m.others > 0 ? `, and ${plural(m.others, 'request')} for files, scripts and the like` : '';
  return {
    id: 'data-transmission',
    measured: `${plural(m.requests, 'ordinary request')}${others}`,
    ...weigh(m),
  };
}

const COOKIE_HERE =
  'In the Cookie header. The browser adds it by itself to every request that the cookie is for, pages, scripts and images alike.';
const AS_COOKIE =
  'A session cookie would go with every request by itself, pages included. Then the server must tell its own requests from forged ones.';

function weigh(m: Measured): Pick<TradeOff, 'here' | 'other'> {
  switch (m.way) {
    case 'session-cookie':
      return {
        here: COOKIE_HERE,
        other:
          'A JWT in Authorization is set by a script, request by request. It goes only where it is meant to, but not with plain navigation: a link or a form cannot carry it.',
      };
    case 'sealed-cookie':
    case 'jwt-cookie':
      return { here: COOKIE_HERE, other: 'A session ID would travel in the same way.' };
    case 'basic':
    case 'digest':
      return {
        here: m.byBrowser
          ? `In the Authorization header. The browser adds it by itself, to every request below the address it was asked for${m.way === 'digest' ? ', worked out anew each time' : ''}.`
          : 'In the Authorization header, which a script or a program set, or the browser itself.',
        other: AS_COOKIE,
      };
    case 'negotiate':
      return {
        here: 'In the Authorization header, after the server has asked for it; with NTLM only until the connection is signed in.',
        other: AS_COOKIE,
      };
    case 'mixed':
      return m.byCookie && m.byHeader
        ? {
            here: 'In two ways: the browser adds the cookie by itself, a script or a program sets the header.',
            other:
              'One way for both would be simpler to reason about: a cookie if the API is on the same site, a header if pages are only a shell.',
          }
        : {
            here: 'In more than one way, each for its own part of the site.',
            other: 'One way would be simpler to reason about.',
          };
    default:
      return byHand(m);
  }
}

function byHand(m: Measured): Pick<TradeOff, 'here' | 'other'> {
  if (m.main.carrier === 'query')
    return {
      here: 'In the URL, which ends up in logs, histories and Referer headers.',
      other: 'A header or a cookie carries the same and leaves no trace in URLs.',
    };
  const where =
    m.main.carrier === 'authorization' ? 'the Authorization header' : `the header ${m.main.name.slice(0, 48)}`;
  return {
    here: m.hasPages
      ? `In ${where}, which a script of the page adds to each request. Links and forms do not carry it.`
      : `In ${where}, which the program adds to each request.`,
    other: AS_COOKIE,
  };
}
