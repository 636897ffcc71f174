import { decodePercent } from '../http/form.ts';
import type { CredentialKind, Problem } from './credential.ts';
import { decodeJwt } from './decode/jwt.ts';
import { detectJwt } from './decode/jwt-detect.ts';
import { decodeSealedCookie } from './decode/sealed-cookie.ts';
import { estimateEntropyBits } from './entropy-bound.ts';

/** What a value is once its wrappings are off. */
export interface Identified {
  value: string;
  /** Steps taken to get there, for example `percent-decoded`. */
  unwrapped: string[];
  kind: CredentialKind;
  shape?: string;
  problems: Problem[];
}

/** Values longer than this (characters) are named and not searched for what they may wrap. */
const MAX_UNWRAPPED = 65_536;

/**
 * Takes the wrappings off a value (percent-encoding, quotes, `Bearer `) and says what it is made of. `plain` is readable text or
 * too short to be a secret. Linear time, never throws.
 */
export function identify(raw: string, inCookie = false): Identified {
  const unwrapped: string[] = [];
  const value = raw.length > MAX_UNWRAPPED ? raw : takeOff(raw, unwrapped);
  const jwt = detectJwt(value);
  if (jwt) {
    const kind = jwt === 'broken' ? 'broken-jwt' : jwt;
    const problems = jwt === 'broken' ? decodeJwt(value).problems.slice(0, 8) : [];
    return { value, unwrapped, kind, problems };
  }
  if (inCookie) {
    const kind = kindOfSealed(value);
    if (kind) return { value, unwrapped, kind, problems: [] };
  }
  return { value, unwrapped, kind: kindOfOpaque(value), problems: [] };
}

/** A sealed cookie that holds no more than the ID of a session is a session ID with a signature. */
function kindOfSealed(value: string): CredentialKind | undefined {
  const sealed = decodeSealedCookie(value);
  if (!sealed || sealed.sealed === 'plain') return undefined;
  return sealed.holds === 'session-id' ? 'session-id' : 'sealed';
}

function takeOff(raw: string, steps: string[]): string {
  let value = raw;
  for (let round = 0; round < 3; round++) {
    const before = value;
    if (/%[0-9A-Fa-f]{2}/.test(value)) {
      value = decodePercent(value);
      if (value !== before) steps.push('percent-decoded');
    }
    if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
      value = value.slice(1, -1);
      steps.push('unquoted');
    }
    if (/^bearer\s/i.test(value)) {
      value = value.slice(7).trimStart();
      steps.push('scheme-removed');
    }
    if (value === before) break;
  }
  return value;
}

/** Fewer bits than this cannot be a session identifier (OWASP ASVS 5, 7.2.3 asks for 128, older ones for 64). */
const MIN_SECRET_BITS = 60;

function kindOfOpaque(value: string): CredentialKind {
  if (value.length < 12) return 'plain';
  if (/\s/.test(value) || /^(?:https?:|[{[])/.test(value)) return 'plain';
  return estimateEntropyBits(value) >= MIN_SECRET_BITS ? 'opaque' : 'plain';
}
