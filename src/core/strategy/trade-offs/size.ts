import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Bytes of a session ID in a cookie with a usual name: `session=` and 32 characters. */
const SESSION_BYTES = 42;
/** Bytes of a small JWT in Authorization: HS256, five claims. */
const JWT_BYTES = 280;
/** What an ID or a key takes, with its name, at most. More is no longer small. */
const SMALL_BYTES = 200;

/** What the credential weighs in each request. */
export function weighSize(m: Measured): TradeOff {
  return { id: 'size', ...(m.length === undefined ? {} : { measured: measuredOf(m) }), ...weigh(m) };
}

function measuredOf({ bytes, totalBytes, carried, pageBytes }: Measured): string {
  const page = pageBytes === undefined ? '' : `, about ${plural(pageBytes, 'byte')} a page with all it loads`;
  const all = carried > 1 ? `, ${plural(totalBytes, 'byte')} in the ${carried} requests that carried it` : '';
  return `${plural(bytes, 'byte')} a request${page}${all}`;
}

function weigh(m: Measured): Pick<TradeOff, 'here' | 'other'> {
  if (m.length === undefined) return { here: 'Not known: the recording hides the credential.', other: jwtSize() };
  if (m.way === 'negotiate')
    return {
      here: 'A Kerberos ticket takes kilobytes, but goes with few requests of a connection.',
      other: `A session ID takes about ${SESSION_BYTES} bytes, with each request.`,
    };
  if (carriesState(m) && m.bytes > 2 * SESSION_BYTES) {
    const times = Math.round(m.bytes / SESSION_BYTES);
    return {
      here: m.token.isJwt
        ? 'The token carries its claims with every request.'
        : 'The state travels with every request, and back whenever it changes.',
      other: `A session ID takes about ${SESSION_BYTES} bytes${times > 1 ? `, some ${times} times less` : ''}. HTTP/2 compresses a header that repeats, so most of this counts once a connection.`,
    };
  }
  return {
    here:
      m.bytes <= SMALL_BYTES
        ? 'The credential is small.'
        : `The credential takes ${plural(m.bytes, 'byte')} with each request, more than an ID would.`,
    other: jwtSize(),
  };
}

function carriesState(m: Measured): boolean {
  return m.token.isJwt || m.way === 'sealed-cookie' || (m.way === 'token' && m.statefulness === 'stateless');
}

function jwtSize(): string {
  return `A small JWT takes about ${JWT_BYTES} bytes, one with roles and a profile 1,000 to 2,000. Each claim is sent with each request.`;
}
