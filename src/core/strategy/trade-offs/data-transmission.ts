import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** How the credential gets into a request. */
export function weighDataTransmission(m: Measured): TradeOff {
  const id = 'data-transmission';
  const needless = m.others > 0 && m.byCookie ? `, and ${m.others} for files that need none` : '';
  const measured = `${m.requests} ordinary ${m.requests === 1 ? 'request' : 'requests'}${needless}`;
  if (m.byCookie && m.byHeader) {
    return {
      id,
      here: 'Pages by cookie, which the browser adds by itself; API calls by a header, which a script adds.',
      measured,
      other:
        'One way for both would be simpler to reason about: a cookie if the API is on the same site, a header if pages are only a shell.',
    };
  }
  if (m.byCookie) {
    return {
      id,
      here: 'In the Cookie header. The browser adds it to every request to this host, for pages, scripts and images alike; no code is needed.',
      measured,
      other:
        'An Authorization header is set by a script, request by request. It goes only where it is meant to, but not with plain navigation: a link or a form cannot carry it.',
    };
  }
  if (m.main.carrier === 'query') {
    return {
      id,
      here: 'In the URL, which ends up in logs, histories and Referer headers.',
      measured,
      other: 'A header or a cookie carries the same value and leaves no trace in URLs.',
    };
  }
  const browser = m.strategy === 'basic' || m.strategy === 'digest' || m.strategy === 'negotiate';
  return {
    id,
    here: browser
      ? 'In the Authorization header, which the browser adds after the server has asked once.'
      : 'In a header that the page’s script adds to each request. Links and forms do not carry it, so pages are loaded without it.',
    measured,
    other:
      'A cookie would go with every request by itself, pages included. Then the server must tell its own requests from forged ones.',
  };
}
