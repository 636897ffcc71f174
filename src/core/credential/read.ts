import type { CookiePair, SetCookie } from '../http/cookie.ts';
import type { Found } from './credential.ts';

/** Everything the core found in one exchange. Values that repeat are shared between readings. */
export interface ExchangeReading {
  found: Found[];
  /** Cookies of the request, in order. */
  cookies: CookiePair[];
  setCookies: SetCookie[];
  /** Bytes of credentials in the request. */
  authBytes: number;
}
