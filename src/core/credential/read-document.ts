import { sha256 } from '../http/secrets/sha256.ts';

/** Longer texts are none of these; a server's description is a few kilobytes. */
const MAX_TEXT = 32_768;
const MAX_VALUE = 400;
/** One of these stands in each: a description (RFC 8414), a pushed request (RFC 9126), a device's code (RFC 8628), claims of a user. */
const HINT = /"(?:authorization_endpoint|token_endpoint|request_uri|user_code|device_code|sub|challenge)"\s{0,8}:/;
const KEPT = new Set([
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'end_session_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
  'jwks_uri',
  'require_pushed_authorization_requests',
  'authorization_response_iss_parameter_supported',
  'request_uri',
  'verification_uri',
  'expires_in',
  'interval',
  'sub',
  'challenge',
  'rpId',
  'userVerification',
]);

/** Members of a JSON body that a sign-in needs later on; undefined for any other body. Linear, never throws. */
export function readDocument(mediaType: string, text: string): Readonly<Record<string, string>> | undefined {
  if (text.length > MAX_TEXT || !/json|jwt|^$|text\/plain/.test(mediaType) || !HINT.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const kept: Record<string, string> = {};
  const { publicKey } = value as Record<string, unknown>;
  // Options for WebAuthn stand at the top, or one level below.
  const members = typeof publicKey === 'object' && publicKey !== null ? { ...value, ...publicKey } : value;
  for (const [name, member] of Object.entries(members)) {
    if (!KEPT.has(name) || !(typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean'))
      continue;
    // Who somebody is need not be known to compare it.
    kept[name] =
      name === 'sub' || name === 'challenge'
        ? sha256(String(member).replace(/=+$/, ''))
        : String(member).slice(0, MAX_VALUE);
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
