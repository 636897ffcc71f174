import type { StrategyId } from './strategy.ts';
import type { Track } from './track.ts';

/** How a credential gets into requests, as far as it makes a difference to what is said of it. `token`: in a header that is not the browser's own. */
export type Way =
  | 'session-cookie'
  | 'sealed-cookie'
  | 'jwt-cookie'
  | 'token'
  | 'api-key'
  | 'url-token'
  | 'basic'
  | 'digest'
  | 'negotiate'
  | 'signed'
  | 'mixed';

const WAYS: Readonly<Record<StrategyId, Way>> = {
  'session-cookie': 'session-cookie',
  'sealed-cookie': 'sealed-cookie',
  'jwt-cookie': 'jwt-cookie',
  'jwt-bearer': 'token',
  'opaque-bearer': 'token',
  dpop: 'token',
  'custom-header': 'token',
  'api-key': 'api-key',
  'url-token': 'url-token',
  basic: 'basic',
  digest: 'digest',
  negotiate: 'negotiate',
  'signed-request': 'signed',
  hybrid: 'mixed',
  none: 'mixed',
  unknown: 'mixed',
};

/** The way of a strategy. */
export function wayOf(strategy: StrategyId): Way {
  return WAYS[strategy];
}

/** What the other side of the trade-offs is about: of a session a JWT, of what says all itself a session, of all else whatever fits. */
export type Alternative = 'jwt' | 'session' | 'other';

/** What a site with this strategy is compared with. */
export function alternativeOf(strategy: StrategyId): Alternative {
  if (strategy === 'session-cookie') return 'jwt';
  return strategy === 'sealed-cookie' || strategy === 'jwt-cookie' || strategy === 'jwt-bearer' ? 'session' : 'other';
}

/**
 * Whether the browser puts the credential there itself, after it asked the user or the system: no script can set a header on a navigation, make
 * a Kerberos ticket, nor does one need a user part in the URL. Undefined where it may as well be a script or a program.
 */
export function isAddedByBrowser(way: Way, main: Track, hasPages: boolean): boolean | undefined {
  if (way !== 'basic' && way !== 'digest' && way !== 'negotiate') return undefined;
  const browser = main.documents > 0 || main.name === 'userinfo' || (way === 'negotiate' && hasPages);
  return browser ? true : undefined;
}
