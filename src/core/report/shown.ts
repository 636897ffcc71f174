import { countOf, isSecretParameter, replaceTokens } from '../capture/mask.ts';
import { createJsonObject, type JsonNote, type JsonObject, type JsonValue } from '../credential/decode/json-model.ts';
import type { DecodedJwt, TokenPart } from '../credential/decode/jwt-model.ts';
import type { SealedCookie } from '../credential/decode/sealed-cookie.ts';
import type { ClaimChange } from '../credential/lineage.ts';

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
  if (jwt.form === 'broken' || holdsToken(json) || shown.decodedText !== decodedText) shown.text = '';
  return shown;
}

/** Of a JWT within a text header and claims may be shown, the rest may not. */
function hideTokens(text: string): string {
  return replaceTokens(text, (shown) => `${shown}.…`);
}

function holdsToken(value: JsonValue | undefined): boolean {
  return value !== undefined && JSON.stringify(value) !== JSON.stringify(showValue(value));
}

function showNote(note: JsonNote): JsonNote {
  const shown: JsonNote = { ...note };
  if (note.earlier !== undefined) shown.earlier = showValue(note.earlier);
  if (note.text !== undefined) shown.text = hideTokens(note.text);
  return shown;
}

function showObject(object: JsonObject): JsonObject {
  return showValue(object) as JsonObject;
}

/** A JSON value whose texts hold no whole token. */
export function showValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return hideTokens(value);
  if (Array.isArray(value)) return value.map(showValue);
  if (value === null || typeof value !== 'object') return value;
  const shown = createJsonObject();
  for (const key of Object.keys(value)) shown[key] = showValue(value[key] as JsonValue);
  return shown;
}

/** A changed claim, without the token that its value may be. */
export function showChange(change: ClaimChange): ClaimChange {
  const shown: ClaimChange = { name: change.name };
  if (change.before !== undefined) shown.before = showValue(change.before);
  if (change.after !== undefined) shown.after = showValue(change.after);
  return shown;
}

/** What a framework put into its cookie, without its signature; an ID or a token in it is a secret as the cookie is. */
export function showSealed(sealed: SealedCookie): SealedCookie {
  const { content, ...shown } = sealed;
  if (content === undefined || sealed.holds === 'session-id') return shown;
  return { ...shown, content: hideSecrets(content) };
}

function hideSecrets(value: JsonValue): JsonValue {
  if (typeof value === 'string') return hideTokens(value);
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (value === null || typeof value !== 'object') return value;
  const shown = createJsonObject();
  for (const key of Object.keys(value)) {
    const member = value[key] as JsonValue;
    const hidden = typeof member === 'string' && isSecretParameter(key);
    shown[key] = hidden ? `(${countOf(member)})` : hideSecrets(member);
  }
  return shown;
}
