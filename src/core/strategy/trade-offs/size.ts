import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Bytes of a session ID in a cookie with a usual name: `session=` and 32 characters. */
const SESSION_BYTES = 42;
/** Bytes of a small JWT in Authorization: HS256, five claims. */
const JWT_BYTES = 280;

/** What the credential weighs in each request. */
export function weighSize(m: Measured): TradeOff {
  const measured = `${m.bytes} bytes a request, about ${m.pageBytes} bytes a page`;
  if (m.bytes > 2 * SESSION_BYTES && (m.isJwt || m.statefulness === 'stateless') && m.strategy !== 'basic') {
    const times = Math.round(m.bytes / SESSION_BYTES);
    return {
      id: 'size',
      here: m.isJwt
        ? 'The token carries its claims with every request.'
        : 'The state travels with every request, and back whenever it changes.',
      measured,
      other: `A session ID takes about ${SESSION_BYTES} bytes${times > 1 ? `, some ${times} times less` : ''}. HTTP/2 compresses a header that repeats, so most of this counts once a connection.`,
    };
  }
  return {
    id: 'size',
    here:
      m.statefulness === 'stateful'
        ? 'An ID is small, however much the server knows of the session.'
        : 'The credential is small.',
    measured,
    other: `A small JWT takes about ${JWT_BYTES} bytes, one with roles and a profile 1,000 to 2,000. Each claim is sent with each request.`,
  };
}
