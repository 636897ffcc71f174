import type { CredentialKind, Problem } from './credential.ts';
import type { JsonValue } from './decode/json-model.ts';
import { decodeJwt } from './decode/jwt.ts';
import { detectJwt } from './decode/jwt-detect.ts';
import { isPaseto } from './decode/paseto.ts';
import { isSdJwt } from './decode/sd-jwt.ts';
import { decodeSealedCookie } from './decode/sealed-cookie.ts';
import { unwrap } from './decode/unwrap.ts';
import { detectShape } from './shapes/detect-shape.ts';
import { measureEntropy } from './shapes/entropy.ts';
import type { TokenShape } from './shapes/token-shapes.ts';

/** What a value is once its wrappings are off. */
export interface Identified {
  value: string;
  /** Steps taken to get there, for example `percent-decoded`. */
  unwrapped: string[];
  kind: CredentialKind;
  shape?: string;
  /** The JSON that the value is. */
  json?: JsonValue;
  problems: Problem[];
}

const MAX_PROBLEMS = 8;
/** Fewer bits than this cannot be a session identifier; OWASP ASVS asked for 64 before it asked for 128. */
const MIN_SECRET_BITS = 60;

/**
 * Takes the wrappings off a value and says what it is made of. `plain` is readable text or too short to be a secret. Values of
 * cookies are also tried as what frameworks seal. Linear time, never throws.
 */
export function identify(raw: string, inCookie = false): Identified {
  const { value, steps, json } = unwrap(raw);
  const result: Identified = { value, unwrapped: steps, kind: 'plain', problems: [] };
  if (json !== undefined) result.json = json;
  if (value.includes('~') && isSdJwt(value)) return { ...result, kind: 'sd-jwt' };
  const jwt = detectJwt(value);
  if (jwt === 'broken') {
    return { ...result, kind: 'broken-jwt', problems: decodeJwt(value).problems.slice(0, MAX_PROBLEMS) };
  }
  if (jwt) return { ...result, kind: jwt };
  if (isPaseto(value)) return { ...result, kind: 'paseto' };
  const shape = detectShape(value);
  if (shape) result.shape = shape.id;
  const sealed = inCookie ? kindOfSealed(value) : undefined;
  result.kind = sealed ?? (shape && kindOfShape(shape)) ?? kindOfOpaque(value);
  return result;
}

/** A sealed cookie that holds no more than the ID of a session is a session ID with a signature. */
function kindOfSealed(value: string): CredentialKind | undefined {
  const sealed = decodeSealedCookie(value);
  if (!sealed || sealed.sealed === 'plain') return undefined;
  return sealed.holds === 'session-id' ? 'session-id' : 'sealed';
}

function kindOfShape({ id, class: shapeClass, certainty }: TokenShape): CredentialKind | undefined {
  if (certainty === 'low') return undefined;
  if (id === 'macaroon') return 'macaroon';
  if (id === 'saml-b64') return 'saml';
  if (shapeClass === 'secret' || shapeClass === 'publishable') return 'api-key';
  return undefined;
}

function kindOfOpaque(value: string): CredentialKind {
  if (value.length < 12) return 'plain';
  if (/\s/.test(value) || /^(?:https?:|[{[])/.test(value)) return 'plain';
  return measureEntropy(value).bits >= MIN_SECRET_BITS ? 'opaque' : 'plain';
}
