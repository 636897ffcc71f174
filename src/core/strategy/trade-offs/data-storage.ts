import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Where the credential lies in the browser, and who can read it there. */
export function weighDataStorage(m: Measured): TradeOff {
  return { id: 'data-storage', ...weigh(m) };
}

const HIDDEN_COOKIE =
  'A session cookie can be HttpOnly, which hides it from scripts. An injected script could still send requests in the user’s name while the page is open, but not take the credential away.';

function weigh(m: Measured): Omit<TradeOff, 'id'> {
  switch (m.way) {
    case 'session-cookie':
      return {
        ...cookie(m),
        other:
          'A JWT that scripts send would lie in memory or in web storage. Web storage is open to every script of the page, so one injected script could take the token away. In memory it is lost with a reload. In a cookie it would lie as the ID does.',
      };
    case 'sealed-cookie':
    case 'jwt-cookie':
      return { ...cookie(m), other: 'A session ID would lie in a cookie just the same.' };
    case 'basic':
    case 'digest':
      return {
        here: m.byBrowser
          ? 'The browser keeps name and password until it is closed, and scripts cannot read them there.'
          : 'Whoever makes the requests holds name and password. Where they lie was not seen.',
        other: 'With a session or a token the browser would hold a substitute that ends, and not the password.',
      };
    case 'negotiate':
      return {
        here: 'The operating system holds the ticket, or what stands for the password. Neither the page nor the browser’s storage has it.',
        other: 'A session cookie or a token would lie in the browser.',
      };
    case 'signed':
      return {
        here:
          m.main.carrier === 'query'
            ? 'The address itself opens what it is for. The key it was signed with is not in it.'
            : 'The key that signs is not in the requests. Where it lies was not seen.',
        other: HIDDEN_COOKIE,
      };
    case 'mixed':
      return m.main.carrier === 'cookie'
        ? { ...cookie(m), other: HIDDEN_COOKIE }
        : { ...token(m), other: HIDDEN_COOKIE };
    default:
      return { ...token(m), other: HIDDEN_COOKIE };
  }
}

function cookie(m: Measured): { here: string; measured?: string } {
  if (m.httpOnly === undefined)
    return { here: 'In a cookie. Its attributes were not seen, so it is not known whether scripts can read it.' };
  const flags = m.httpOnly
    ? 'It is HttpOnly, so scripts cannot read it.'
    : 'It is not HttpOnly: every script of the page can read it.';
  return {
    here: `In a cookie that the browser keeps and sends by itself. ${flags}`,
    measured: [
      m.httpOnly ? 'HttpOnly' : 'no HttpOnly',
      m.secure ? 'Secure' : 'no Secure',
      `SameSite ${m.sameSite ?? 'not set'}`,
    ].join(', '),
  };
}

function token(m: Measured): { here: string; measured?: string } {
  const twice = m.sameInCookie ? ` ${describeCookie(m.sameInCookie)}` : '';
  if (m.stored.length > 0) {
    const places = `${m.stored.length} ${m.stored.length === 1 ? 'place' : 'places'} seen`;
    return {
      here: `In ${m.stored.slice(0, 2).join(' and ')}, where every script of the page can read it.${twice}`,
      measured: places,
    };
  }
  if (twice !== '') return { here: twice.trim() };
  if (!m.hasPages) return { here: 'Where it lies was not seen: no page is in the recording, only requests.' };
  if (!m.storageRead)
    return {
      here: 'Where the page keeps it was not seen: requests do not show what lies in web storage or in memory.',
    };
  return { here: 'Not in the page’s web storage when that was read, so probably in the memory of its script.' };
}

function describeCookie({ name, httpOnly }: NonNullable<Measured['sameInCookie']>): string {
  const flag =
    httpOnly === undefined ? '' : httpOnly ? ', which is HttpOnly' : ', which is not HttpOnly, so scripts can read it';
  return `The same value goes in the cookie “${name.slice(0, 48)}”${flag}.`;
}
