import { countOf, isSecretParameter } from '../capture/mask.ts';
import { createJsonObject, type JsonObject, type JsonValue } from '../credential/decode/json-model.ts';
import type { DecodedJwt, TokenPart } from '../credential/decode/jwt-model.ts';
import type { SealedCookie } from '../credential/decode/sealed-cookie.ts';

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
  const shown: TokenPart = { ...rest };
  if (json !== undefined) shown.json = showValue(json);
  if (decodedText !== undefined) shown.decodedText = hideTokens(decodedText);
  if (jwt.form === 'broken' || holdsToken(json) || shown.decodedText !== decodedText) shown.text = '';
  return shown;
}

/** A JWT within a text: its header and claims may be shown, the rest may not. */
const TOKEN = /(eyJ[\w-]{4,}\.[\w-]*)\.[\w.-]+/g;

function hideTokens(text: string): string {
  return text.includes('eyJ') ? text.replace(TOKEN, '$1.…') : text;
}

function holdsToken(value: JsonValue | undefined): boolean {
  return value !== undefined && JSON.stringify(value) !== JSON.stringify(showValue(value));
}

function showObject(object: JsonObject): JsonObject {
  return showValue(object) as JsonObject;
}

function showValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return hideTokens(value);
  if (Array.isArray(value)) return value.map(showValue);
  if (value === null || typeof value !== 'object') return value;
  const shown = createJsonObject();
  for (const key of Object.keys(value)) shown[key] = showValue(value[key] as JsonValue);
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
