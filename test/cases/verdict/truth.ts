import type { LoginId, StrategyId } from '../../../src/core/strategy/strategy.ts';

/** What is true about one recording. Where two strategies are named, an expert could defend each. */
export interface Truth {
  file: string;
  is: readonly StrategyId[];
  /** The login that worked; none where it is absent. */
  login?: LoginId;
  /** An origin that the evidence names. */
  origin?: string;
  /** The beginning of the first evidence. */
  first?: RegExp;
}

/** One recording for each mechanism; hosts and secrets are invented. */
export const truths: readonly Truth[] = [
  { file: 'jwt-bearer-api-on-other-site', is: ['jwt-bearer'], origin: 'https://api.example.test' },
  { file: 'supabase-like', is: ['jwt-bearer'], origin: 'https://abcd.supabase.co' },
  { file: 'jwt-in-query-one-request', is: ['url-token', 'unknown'] },
  { file: 'x-apikeys-pair', is: ['api-key'] },
  { file: 'x-apikeys-redacted', is: ['api-key', 'unknown'] },
  { file: 'private-token-api-client', is: ['custom-header', 'api-key'] },
  { file: 'form-login-answers-200-same-url', is: ['session-cookie'], login: 'form' },
  { file: 'saas-cookie-form-login-redirect-to-same', is: ['session-cookie'], login: 'form' },
  { file: 'chrome-sanitized-form-login', is: ['unknown'], login: 'form', first: /^The recording has no Cookie/ },
  { file: 'access-proxy-at-other-site', is: ['jwt-cookie'], login: 'oidc-code' },
  { file: 'firebase-web-key', is: ['unknown', 'none'], login: 'json' },
  // The key of the measurements is no login; the token of the API names a user, which some would call a login from before.
  { file: 'telemetry-write-key-as-basic', is: ['none', 'custom-header'] },
  { file: 'oauth1-signed', is: ['signed-request'] },
  { file: 'csrf-jwt-header-without-login', is: ['none'] },
  { file: 'anonymous-id-cookie-called-session', is: ['none'] },
  { file: 'bottle-min', is: ['sealed-cookie'], login: 'form' },
  { file: 'subsonic-u-t-s', is: ['url-token'] },
  { file: 'url-password', is: ['url-token'] },
  { file: 'url-apikey', is: ['api-key'] },
];
