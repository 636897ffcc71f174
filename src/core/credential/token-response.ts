import { parseForm } from '../http/form.ts';
import { decodeJson } from './decode/json.ts';
import type { JsonObject, JsonValue } from './decode/json-model.ts';
import { isJsonObject } from './decode/json-model.ts';
import { isJwt } from './decode/jwt-detect.ts';
import { detectShape } from './shapes/detect-shape.ts';

/** A token that a response hands out, without its value. */
export interface IssuedToken {
  use: 'access' | 'refresh' | 'id' | 'session';
  /** The member as it was written, and where it stands: `accessToken`, `data.tokens.accessToken`. */
  name: string;
  path: string;
  /** Characters of it. */
  length: number;
  isJwt: boolean;
}

/** What a response says that hands out tokens, or refuses them (RFC 6749 section 5). No token is in it; all of it can be written as JSON. */
export interface TokenResponse {
  /** In order; none in an error. */
  tokens: IssuedToken[];
  /** `token_type`, from the object the first token stands in, as are the next. */
  tokenType?: string;
  /** Seconds; `unreadable` when it is there and no number. */
  expiresIn?: number | 'unreadable';
  scope?: string;
  error?: string;
  errorDescription?: string;
  /** The text ended before the JSON did, so that nobody knows what else it says. */
  cut?: true;
}

/** Texts longer than this are no token response. */
const MAX_TEXT = 1_048_576;
const MAX_DEPTH = 4;
const MAX_TOKENS = 20;
const MAX_WORDS = 300;
/** Shorter than this is no token but a note about one. */
const MIN_LENGTH = 8;

const USES: Readonly<Record<string, IssuedToken['use']>> = {
  accesstoken: 'access',
  accessjwt: 'access',
  authtoken: 'access',
  authenticationtoken: 'access',
  bearertoken: 'access',
  jwttoken: 'access',
  refreshtoken: 'refresh',
  refreshjwt: 'refresh',
  idtoken: 'id',
  idjwt: 'id',
  sessiontoken: 'session',
  sessionjwt: 'session',
};

/** An escape may write any letter of a name; most texts hold neither. */
const HINT = /(?:token|jwt|"error)\\*"\s{0,16}:|\\u00|token=/i;

/**
 * What a response body says as the answer to a token request, by whatever names and in whatever depth; undefined for any other body.
 * Cheap for texts that hold no token; never throws.
 */
export function readTokenResponse(mediaType: string, text: string): TokenResponse | undefined {
  if (text.length > MAX_TEXT || /html/.test(mediaType) || !HINT.test(text)) return undefined;
  const start = text.trimStart().charCodeAt(0);
  if (start === 0x7b || start === 0x5b) {
    const json = decodeJson(text);
    const response = tokenResponseOf(json.value);
    if (response !== undefined && !json.ok) response.cut = true;
    return response;
  }
  const form = text.trim();
  if (!/^[\w.-]{1,64}=[^\s<]*$/.test(form)) return undefined;
  return tokenResponseOf(Object.fromEntries(parseForm(form).map(({ name, value }) => [name, value])));
}

/** The same of a body that is parsed already. */
export function tokenResponseOf(value: JsonValue | undefined): TokenResponse | undefined {
  const found: Collected = { tokens: [], depth: MAX_DEPTH + 1 };
  collect(value, '', 0, found);
  const said = found.beside ?? (isJsonObject(value) && isTextual(value.error) ? value : undefined);
  if (said === undefined) return undefined;
  const response: TokenResponse = { tokens: found.tokens };
  const tokenType = memberOf(said, 'tokentype');
  if (isTextual(tokenType)) response.tokenType = cut(tokenType);
  const expiresIn = memberOf(said, 'expiresin');
  if (expiresIn !== undefined && expiresIn !== null) response.expiresIn = readSeconds(expiresIn);
  if (isTextual(said.scope)) response.scope = cut(said.scope);
  if (isTextual(said.error)) response.error = cut(said.error);
  const description = memberOf(said, 'errordescription');
  if (isTextual(description)) response.errorDescription = cut(description);
  return response;
}

interface Collected {
  tokens: IssuedToken[];
  /** The object that the outermost token stands in, and how deep that is. */
  beside?: JsonObject;
  depth: number;
}

function collect(value: JsonValue | undefined, path: string, depth: number, found: Collected): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || found.tokens.length >= MAX_TOKENS) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.slice(0, MAX_TOKENS).entries())
      collect(item, `${path}[${index}]`, depth + 1, found);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof member !== 'string') {
      collect(member, at, depth + 1, found);
      continue;
    }
    const use = useOf(name);
    if (use === undefined || found.tokens.length >= MAX_TOKENS || !isToken(member)) continue;
    found.tokens.push({ use, name, path: at, length: member.length, isJwt: isJwt(member) });
    if (depth >= found.depth) continue;
    found.beside = value;
    found.depth = depth;
  }
}

function useOf(name: string): IssuedToken['use'] | undefined {
  const plain = plainName(name);
  return Object.hasOwn(USES, plain) ? USES[plain] : undefined;
}

function plainName(name: string): string {
  return name.length > 64 ? '' : name.replace(/[_-]/g, '').toLowerCase();
}

function memberOf(object: JsonObject, plain: string): JsonValue | undefined {
  for (const name of Object.keys(object)) if (plainName(name) === plain) return object[name];
  return undefined;
}

/** Neither a word about a token, nor one that a recorder took out, nor a key that is made to stand in pages. */
function isToken(text: string): boolean {
  if (text.length < MIN_LENGTH || /\s|^[*x•.\-[<]|redacted|^https?:/i.test(text)) return false;
  return detectShape(text)?.class !== 'publishable';
}

function readSeconds(value: JsonValue): number | 'unreadable' {
  const seconds =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : 'unreadable';
}

function isTextual(value: JsonValue | undefined): value is string {
  return typeof value === 'string';
}

function cut(text: string): string {
  return text.slice(0, MAX_WORDS);
}
