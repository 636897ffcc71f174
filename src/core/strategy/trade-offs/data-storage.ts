import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Where the credential lies in the browser, and who can read it there. */
export function weighDataStorage(m: Measured): TradeOff {
  const id = 'data-storage';
  if (m.byCookie && m.main.carrier === 'cookie') {
    const flags =
      m.httpOnly === undefined
        ? ''
        : m.httpOnly
          ? ' It is HttpOnly, so scripts cannot read it.'
          : ' It is not HttpOnly: every script of the page can read it.';
    return {
      id,
      here: `In a cookie that the browser keeps and sends by itself.${flags}`,
      ...(m.httpOnly === undefined
        ? {}
        : {
            measured: [
              m.httpOnly ? 'HttpOnly' : 'no HttpOnly',
              m.secure ? 'Secure' : 'no Secure',
              `SameSite ${m.sameSite ?? 'not set'}`,
            ].join(', '),
          }),
      other:
        'A bearer token would lie in memory or in web storage, where scripts need it. Web storage is open to every script of the page, so one injected script could take the token away. In memory it is lost with a reload.',
    };
  }
  if (m.strategy === 'basic' || m.strategy === 'digest' || m.strategy === 'negotiate') {
    return {
      id,
      here: 'The browser keeps the password, or the ticket of the operating system, until it is closed. Scripts cannot read what the browser asked for itself.',
      other: 'With a session or a token the browser would hold a substitute that ends, and not the password.',
    };
  }
  const where =
    m.stored.length > 0
      ? `In ${m.stored.slice(0, 2).join(' and ')}, where every script of the page can read it.`
      : 'In no storage that was seen: probably in the memory of the page’s script.';
  return {
    id,
    here: where,
    ...(m.stored.length > 0
      ? { measured: `${m.stored.length} ${m.stored.length === 1 ? 'place' : 'places'} in web storage` }
      : {}),
    other:
      'A session cookie can be HttpOnly, which hides it from scripts. An injected script could still send requests in the user’s name while the page is open, but not take the credential away.',
  };
}
