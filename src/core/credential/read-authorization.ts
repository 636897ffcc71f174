import { type Authorization, parseAuthorization } from '../http/authorization.ts';
import { getAuthParam } from '../http/challenge.ts';
import { byteLength } from '../http/header.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import type { Carrier, CredentialKind, Found, Problem, Sighting } from './credential.ts';
import { decodeAnyBase64 } from './decode/base64.ts';
import { decodeUtf8 } from './decode/utf8.ts';
import { createFound, createHidden } from './found.ts';
import { isKeyAsUser } from './key-as-user.ts';

/** Scheme of a request whose signature stands in place of a token, and the parameter that names the key. */
const SIGNED: Record<string, string> = {
  'aws4-hmac-sha256': 'credential',
  'aws4-ecdsa-p256-sha256': 'credential',
  hawk: 'id',
  mac: 'id',
  signature: 'keyid',
  oauth: 'oauth_consumer_key',
  vapid: 'k',
};

/**
 * What an Authorization or Proxy-Authorization value holds. Signed requests, Digest and the like have no token that stays the
 * same; their `value` is the key or user they name. Undefined for an empty field.
 */
export function readAuthorization(
  value: string,
  carrier: Carrier,
  name: string,
  direction: Sighting['direction'] = 'sent',
): Found | undefined {
  const parsed = parseAuthorization(value);
  const { scheme } = parsed;
  const overhead = name.length + 4;
  const bytes = byteLength(value) + overhead;
  const hidden = readHidden(value, parsed, { carrier, name }, direction);
  if (hidden !== undefined) return hidden;
  const problems: Problem[] = parsed.problems.map(({ code, message }) => ({ code, message }));
  const place = { carrier, name };
  const base = { unwrapped: [], place, direction, scheme, bytes };
  if (
    parsed.problems.some(({ code }) => code === 'empty' || code === 'missing-token' || code === 'placeholder-token')
  ) {
    return { ...base, value: '', kind: 'plain', problems };
  }
  if (scheme === 'basic') return { ...base, ...readBasic(parsed.token68 ?? ''), kind: 'basic', problems };
  if (scheme === 'digest') {
    const user = getAuthParam(parsed.params, 'username') ?? '';
    const realm = getAuthParam(parsed.params, 'realm') ?? '';
    const named = isKeyAsUser(user) ? {} : { user };
    return { ...base, value: `${user}@${realm}`, ...named, kind: 'digest', params: parsed.params ?? [], problems };
  }
  if (scheme === 'negotiate' || scheme === 'ntlm') {
    const kind: CredentialKind = isNtlm(parsed.token68 ?? '') || scheme === 'ntlm' ? 'ntlm' : 'negotiate';
    return { ...base, value: parsed.token68 ?? '', kind, problems };
  }
  const key = SIGNED[scheme];
  if (key !== undefined) return readSigned(parsed, key, { ...base, problems });
  const token = parsed.token68 ?? namedToken(parsed) ?? '';
  if (token === '') return { ...base, value: '', kind: 'plain', params: parsed.params ?? [], problems };
  const found = createFound(token, place, direction, 0);
  found.bytes = bytes;
  found.scheme = scheme;
  found.problems = [...problems, ...found.problems];
  // A value in Authorization is meant as a secret, however short it is.
  if (found.kind === 'plain') found.kind = /^(?:apikey|api-key|key)$/.test(scheme) ? 'api-key' : 'opaque';
  return found;
}

/** Credentials that a recorder took out, with the scheme where that was left. */
function readHidden(
  value: string,
  { scheme, token68 }: Authorization,
  place: Found['place'],
  direction: Sighting['direction'],
): Found | undefined {
  if (token68 === undefined || !isHiddenValue(token68))
    return isHiddenValue(value) ? createHidden('opaque', place, direction) : undefined;
  if (scheme === '') return createHidden('opaque', place, direction);
  const hidden = createHidden(HIDDEN_KINDS[scheme] ?? 'opaque', place, direction);
  return { ...hidden, scheme };
}

const HIDDEN_KINDS: Readonly<Record<string, CredentialKind>> = {
  basic: 'basic',
  digest: 'digest',
  negotiate: 'negotiate',
  ntlm: 'ntlm',
  apikey: 'api-key',
  'api-key': 'api-key',
  key: 'api-key',
};

function readSigned(parsed: Authorization, key: string, base: Omit<Found, 'value' | 'kind'>): Found {
  const id = getAuthParam(parsed.params, key) ?? '';
  // Credential=AKID/20260101/eu-west-1/s3/aws4_request: the key without the day.
  const value = key === 'credential' ? (id.split('/')[0] ?? '') : id;
  const params = (parsed.params ?? []).map((param) => ({ ...param, value: param.value.slice(0, 256) }));
  return { ...base, value, kind: 'signed-request', params };
}

/** `Token token="…"` and `GoogleLogin auth=…`: the one parameter that is the token. */
function namedToken(parsed: Authorization): string | undefined {
  return ['token', 'auth', 'access_token', 'apikey', 'api_key', 'key']
    .map((name) => getAuthParam(parsed.params, name))
    .find((value) => value !== undefined);
}

/** The user name of Basic (RFC 7617). Sources drop the password before anything is stored; if one is met, it is not kept. */
function readBasic(token: string): { value: string; user?: string } {
  const { text } = decodeUtf8(decodeAnyBase64(token).bytes);
  const colon = text.indexOf(':');
  const user = colon < 0 ? '' : text.slice(0, colon);
  return { value: `${user}:`, ...(isKeyAsUser(user) ? {} : { user }) };
}

function isNtlm(token: string): boolean {
  return token.startsWith('TlRMTVNTUAA');
}
