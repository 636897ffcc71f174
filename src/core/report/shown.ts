import { countOf, replaceTokens } from '../capture/mask.ts';
import { isSecretParameter } from '../capture/secret-parameters.ts';
import { createJsonObject, type JsonNote, type JsonObject, type JsonValue } from '../credential/decode/json-model.ts';
import type { DecodedJwt, TokenPart } from '../credential/decode/jwt-model.ts';
import type { SealedCookie } from '../credential/decode/sealed-cookie.ts';
import type { ClaimChange } from '../credential/lineage.ts';
import { replaceSecrets, type Search } from '../http/secrets/search.ts';
import { isPrivateMember } from '../http/secrets/secret-names.ts';

/** Decoded tokens never change, and a live report is built several times a second. */
const shownJwts = new WeakMap<DecodedJwt, DecodedJwt>();

/**
 * The decoded token without anything that proves an identity: no signature, nothing encrypted, and no raw text that holds a
 * whole token. Header and claims stay.
 */
export function showJwt(jwt: DecodedJwt): DecodedJwt {
  const known = shownJwts.get(jwt);
  if (known) return known;
  const shown: DecodedJwt = { ...jwt, parts: jwt.parts.map((part) => showPart(part, jwt)) };
  if (jwt.header) shown.header = showObject(jwt.header);
  if (jwt.claims) shown.claims = showObject(jwt.claims);
  if (jwt.nested) shown.nested = showJwt(jwt.nested);
  shownJwts.set(jwt, shown);
  return shown;
}

function showPart(part: TokenPart, jwt: DecodedJwt): TokenPart {
  const { decodedText, json, ...rest } = part;
  const readable = part.name === 'header' || part.name === 'payload';
  // The payload of a nested token is the inner token, signature included; of a broken one nobody knows what it is.
  if (!readable || (part.name === 'payload' && jwt.nested)) return { ...rest, text: '' };
  const shown: TokenPart = { ...rest, notes: rest.notes.map(showNote) };
  if (json !== undefined) shown.json = showValue(json);
  if (decodedText !== undefined) shown.decodedText = hideTokens(decodedText);
  if (jwt.form === 'broken' || holdsSecret(json) || shown.decodedText !== decodedText) shown.text = '';
  return shown;
}

/** Of a JWT within a text header and claims may be shown, the rest may not, and no value under the name of a secret. */
function hideTokens(text: string): string {
  const hidden = MAY_NAME.test(text) ? replaceSecrets(text, HIDDEN) : text;
  return replaceTokens(hidden, (shown) => `${shown}.…`);
}

/** A text without any of these has no names with values. */
const MAY_NAME = /[=:{<%]/;
const HIDDEN: Search = { isSecret: isSecretParameter, replace: (value) => `(${countOf(value)})` };

function holdsSecret(value: JsonValue | undefined): boolean {
  return value !== undefined && JSON.stringify(value) !== JSON.stringify(showValue(value));
}

function showNote(note: JsonNote): JsonNote {
  const shown: JsonNote = { ...note };
  if (note.earlier !== undefined) shown.earlier = isHidden(note) ? hideAll(note.earlier) : showValue(note.earlier);
  if (note.text !== undefined) shown.text = isHidden(note) ? `(${countOf(note.text)})` : hideTokens(note.text);
  return shown;
}

function isHidden({ path }: JsonNote): boolean {
  return path.some((step) => typeof step === 'string' && isSecretParameter(step));
}

function showObject(object: JsonObject): JsonObject {
  return showValue(object) as JsonObject;
}

/** A JSON value without secrets: what stands under the name of one, private members of keys, and whole tokens in its texts. */
export function showValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return hideTokens(value);
  if (Array.isArray(value)) return value.map(showValue);
  if (value === null || typeof value !== 'object') return value;
  const shown = createJsonObject();
  const has = (name: string) => Object.hasOwn(value, name);
  const named = NAMES.some((name) => typeof value[name] === 'string' && isSecretParameter(value[name]));
  for (const key of Object.keys(value)) {
    const member = value[key] as JsonValue;
    const hidden = isSecretParameter(key) || isPrivateMember(key, has) || (named && key === 'value');
    shown[key] = hidden ? hideAll(member) : showValue(member);
  }
  return shown;
}

/** The value of a claim or member of this name. */
export function showMember(name: string, value: JsonValue): JsonValue {
  return isSecretParameter(name) ? hideAll(value) : showValue(value);
}

const NAMES = ['name', 'key', 'field'];

/** Lengths in place of all texts and numbers; the structure stays. */
function hideAll(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value === '' ? value : `(${countOf(value)})`;
  if (typeof value === 'number') return `(${countOf(String(value))})`;
  if (Array.isArray(value)) return value.map(hideAll);
  if (value === null || typeof value !== 'object') return value;
  const shown = createJsonObject();
  for (const key of Object.keys(value)) shown[key] = hideAll(value[key] as JsonValue);
  return shown;
}

/** A changed claim, without the secret that its value may be. */
export function showChange(change: ClaimChange): ClaimChange {
  const shown: ClaimChange = { name: change.name };
  if (change.before !== undefined) shown.before = showMember(change.name, change.before);
  if (change.after !== undefined) shown.after = showMember(change.name, change.after);
  return shown;
}

/** What a framework put into its cookie, without its signature; an ID or a token in it is a secret as the cookie is. */
export function showSealed(sealed: SealedCookie): SealedCookie {
  const { content, ...rest } = sealed;
  const shown: SealedCookie = { ...rest, notes: sealed.notes.map(showNote) };
  if (content !== undefined && sealed.holds !== 'session-id') shown.content = showValue(content);
  return shown;
}
