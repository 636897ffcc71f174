import type { FormField } from '../http/form.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import type { Carrier, Found, Sighting } from './credential.ts';
import { isPasswordParameter, isPlainUserName, isUserName } from './names/login-names.ts';

/** A hash in hexadecimal: MD5, SHA-1, SHA-256. */
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const HASH_NAME = /^(?:t|h|hash|digest|token|auth|md5|sha1|pwhash|passhash|response)$/i;
const SALT_NAME = /^(?:s|salt|nonce|random)$/i;
const SALT = /^[\w.-]{4,64}$/;
/** `u` and `p` are so short that their values have to fit as well. */
const SHORT_USER = /^[\w.@+-]{1,64}$/;
const SHORT_PASSWORD = /^(?!\d+$)[^/]{4,}$/;

/** A name and what proves it, among the parameters of a query. */
export interface LoginQuery {
  found: Found;
  /** Parameters that belong to it. */
  isPart(name: string): boolean;
}

/**
 * The name of a user with a password, or with a salted hash of one (`u`, `t`, `s`), in a query. The password itself is dropped before
 * anything is kept; the credential is known by its user. Undefined for any other query.
 */
export function readLoginQuery(
  fields: readonly FormField[],
  carrier: Carrier,
  direction: Sighting['direction'],
): LoginQuery | undefined {
  if (direction !== 'sent' || carrier !== 'query' || fields.length < 2) return undefined;
  const user = fields.find(({ name, value }) => isUserName(name) && value !== '');
  const proof = user && proofAmong(fields, user.name);
  if (!user || !proof) return undefined;
  const names = new Set([user.name, ...proof.parts]);
  const found: Found = {
    value: `${user.value}:`,
    unwrapped: [],
    kind: 'password',
    place: { carrier, name: proof.name },
    direction,
    user: user.value,
    bytes: fields.reduce((sum, { name, raw }) => sum + (names.has(name) ? name.length + raw.length + 2 : 0), 0),
    problems: [],
  };
  return { found, isPart: (name) => names.has(name) };
}

function proofAmong(fields: readonly FormField[], user: string): { name: string; parts: string[] } | undefined {
  const password = fields.find(({ name }) => name !== user && isPasswordParameter(name));
  if (password) return { name: password.name, parts: [password.name] };
  const value = fields.find(({ name }) => name === user)?.value ?? '';
  const short = fields.find(({ name }) => /^p$/i.test(name));
  if (short && /^u$/i.test(user) && SHORT_USER.test(value) && isShortPassword(short.value))
    return { name: short.name, parts: [short.name] };
  if (!isPlainUserName(user)) return undefined;
  const hash = fields.find(({ name, value: text }) => HASH_NAME.test(name) && HASH.test(text));
  const salt = fields.find(({ name, value: text }) => SALT_NAME.test(name) && SALT.test(text));
  return hash && salt ? { name: hash.name, parts: [hash.name, salt.name] } : undefined;
}

/** A page number or a product is none; what was dropped may be one. */
function isShortPassword(value: string): boolean {
  return isHiddenValue(value) || SHORT_PASSWORD.test(value);
}
