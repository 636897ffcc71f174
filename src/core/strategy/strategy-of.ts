import { isJwt, isSignedJwt } from '../credential/jwt-kinds.ts';
import type { Statefulness, StrategyId } from './strategy.ts';
import type { Track } from './track.ts';

/** Longest value that is taken for an ID alone, in characters: 64 bytes in base64; 128 digits in hex. State is longer. */
const LONGEST_ID = 96;
const LONGEST_HEX_ID = 128;
const API_KEY_NAME =
  /(?:^|[_-])(?:api|app|application|subscription|functions|service|client|access|account|developer|dev)?[_-]?key(?:$|[_-])|api_?key|appid/i;
const KEY_SCHEMES = new Set(['apikey', 'api-key', 'api_key', 'key', 'ssws', 'x-api-key']);

/** The strategy a site would have if this track is what authenticates; undefined for values that can authenticate nothing. */
export function strategyOf(track: Track): StrategyId | undefined {
  if (track.role === 'dpop-proof') return undefined;
  switch (track.carrier) {
    case 'cookie':
      return ofCookie(track);
    case 'authorization':
      return ofAuthorization(track);
    case 'header':
      return ofHeader(track);
    default:
      return ofQuery(track);
  }
}

function ofCookie(track: Track): StrategyId | undefined {
  const { kind, credential, name, length } = track;
  const { sealed, value } = credential;
  // What it is made of nobody can tell; what a session is called most is.
  if (credential.hidden) return /jwt/i.test(name) ? 'jwt-cookie' : 'session-cookie';
  if (kind === 'basic' || kind === 'saml') return undefined;
  // A cookie with __Host-, a chunk or a vendor's name is told by its value like any other.
  if (isSignedJwt(kind)) return 'jwt-cookie';
  if (kind === 'jwe' || kind === 'paseto' || kind === 'macaroon') return 'sealed-cookie';
  if (sealed?.holds === 'session-id') return 'session-cookie';
  // Content that can be read, and beside it a signature of it.
  if (sealed?.holds === 'state' && (track.signed || length >= 16)) return 'sealed-cookie';
  if (kind === 'sealed') return sealed?.sealed === 'plain' && length < 16 ? undefined : 'sealed-cookie';
  if (kind === 'session-id') return 'session-cookie';
  // Readable text of some length may be state that nobody signed; the name of a preference is not.
  if (kind === 'plain') return length >= 8 && name !== '' ? 'session-cookie' : undefined;
  const hex = /^[0-9a-f]+$/i.test(value.slice(0, 256));
  // An ID has no reason to be long, and none to be given out anew with every answer.
  if (length > (hex ? LONGEST_HEX_ID : LONGEST_ID)) return 'sealed-cookie';
  if (length > 48 && track.reissues >= 3) return 'sealed-cookie';
  return 'session-cookie';
}

function ofAuthorization({ scheme, kind, name, credential }: Track): StrategyId | undefined {
  // The recorder hid the scheme as well.
  if (credential.hidden && scheme === '') return undefined;
  if (name === 'userinfo' || scheme === 'basic' || kind === 'basic') return 'basic';
  if (scheme === 'digest') return 'digest';
  if (scheme === 'negotiate' || scheme === 'ntlm') return 'negotiate';
  if (scheme === 'dpop') return 'dpop';
  if (kind === 'signed-request') return 'signed-request';
  if (kind === 'plain') return undefined;
  if (scheme === 'bearer') return isJwt(kind) ? 'jwt-bearer' : 'opaque-bearer';
  return KEY_SCHEMES.has(scheme) ? 'api-key' : 'custom-header';
}

function ofHeader({ kind, name, role, scheme }: Track): StrategyId | undefined {
  if (kind === 'signed-request') return 'signed-request';
  if (kind === 'plain' || role === 'csrf' || role === 'tracking') return undefined;
  const token = isJwt(kind) || kind === 'paseto' || scheme !== '';
  if (!token && (kind === 'api-key' || role === 'api-key' || API_KEY_NAME.test(name))) return 'api-key';
  return 'custom-header';
}

function ofQuery({ kind, name, role }: Track): StrategyId | undefined {
  if (kind === 'password') return 'url-token';
  if (kind === 'signed-request') return 'signed-request';
  if (kind === 'plain' || role === 'csrf' || role === 'login' || role === 'login-transaction' || role === 'id')
    return undefined;
  // Parameters of a sign-in protocol travel once; they authenticate nothing.
  if (
    /^(?:code|state|nonce|ticket|client_id|id_token_hint|login_hint|session_state|login_challenge|consent_challenge|code_challenge|samlrequest|samlresponse|relaystate|sid|v|hash|_)$/i.test(
      name,
    )
  ) {
    return undefined;
  }
  if (kind === 'api-key' || role === 'api-key' || API_KEY_NAME.test(name)) return 'api-key';
  return 'url-token';
}

const STATE: Readonly<Record<StrategyId, Statefulness>> = {
  'session-cookie': 'stateful',
  'sealed-cookie': 'stateless',
  'jwt-cookie': 'stateless',
  'jwt-bearer': 'stateless',
  'opaque-bearer': 'stateful',
  dpop: 'stateless',
  'custom-header': 'unknown',
  'api-key': 'stateful',
  'url-token': 'unknown',
  basic: 'stateless',
  digest: 'stateless',
  negotiate: 'stateless',
  'signed-request': 'stateless',
  hybrid: 'mixed',
  none: 'unknown',
  unknown: 'unknown',
};

/** Strategies that are told by the scheme alone, whatever its value was. */
const OF_SCHEME: Partial<Record<StrategyId, true>> = { basic: true, digest: true, negotiate: true };

/** Whether the server must remember who signed in: of tokens in places of the site's own, by what the token is. */
export function statefulnessOf(strategy: StrategyId, track?: Track): Statefulness {
  if (!track) return STATE[strategy];
  const jwt = isJwt(track.kind);
  // A scheme without a token tells; a token that was hidden does not.
  if (track.credential.hidden && !(strategy in OF_SCHEME)) return 'unknown';
  // Each request brings the proof itself.
  if (track.kind === 'password') return 'stateless';
  if (strategy === 'dpop' || strategy === 'custom-header' || strategy === 'url-token') {
    return jwt ? 'stateless' : track.kind === 'opaque' || track.kind === 'session-id' ? 'stateful' : 'unknown';
  }
  if (strategy === 'opaque-bearer')
    return track.kind === 'paseto' || track.kind === 'macaroon' ? 'stateless' : 'stateful';
  return STATE[strategy];
}
