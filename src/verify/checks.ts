import { readClaimTime } from '../core/credential/decode/claim-time.ts';
import type { JsonObject, JsonValue } from '../core/credential/decode/json-model.ts';

/** What a verifier has to look at beside the signature (RFC 7519 section 7.2, RFC 8725 section 3, RFC 9068 section 4). */
export interface Check {
  name: string;
  /** `right` and `wrong` can be told from the token alone; `yours` only by who receives it. */
  state: 'right' | 'wrong' | 'yours';
  /** What stands there: `https://id.example`, `none`. Times are in `at`. */
  value?: string;
  /** Milliseconds since the epoch. */
  at?: number;
  /** One sentence: what is to be checked, or what is wrong. */
  text: string;
}

const MAX_VALUE = 200;

/** The checks that are left once a signature was found right, at `now` in milliseconds. */
export function listChecks(header: JsonObject, claims: JsonObject | undefined, now: number): Check[] {
  const checks: Check[] = [];
  if (claims !== undefined) {
    checks.push(checkExpiry(claims.exp, now));
    if (claims.nbf !== undefined) checks.push(checkBeginning(claims.nbf, now));
    checks.push(
      given(
        'iss',
        claims.iss,
        'Is it the issuer that you trust, and is this key one of its own?',
        'The token names no issuer (iss): only the key says where it comes from.',
      ),
      given(
        'aud',
        claims.aud,
        'Is your own name or address one of these?',
        'The token names no audience (aud): it may have been made for somebody else.',
      ),
    );
  }
  checks.push(
    given(
      'typ',
      header.typ,
      'Is it the kind of token that is wanted here? An ID token is no access token.',
      'The header names no kind of token (typ): one made for another use may pass for this one.',
    ),
  );
  const { crit } = header;
  if (crit !== undefined)
    checks.push({
      name: 'crit',
      state: 'yours',
      value: show(crit),
      text: 'Do you understand each of these members of the header? Who does not has to refuse the token.',
    });
  if (claims?.cnf !== undefined)
    checks.push({
      name: 'cnf',
      state: 'yours',
      text: 'The token is bound to a key: does the sender prove that it has that key?',
    });
  if (claims?.nonce !== undefined)
    checks.push({ name: 'nonce', state: 'yours', text: 'Is it the nonce of the sign-in that asked for the token?' });
  return checks;
}

function checkExpiry(exp: JsonValue | undefined, now: number): Check {
  if (exp === undefined)
    return {
      name: 'exp',
      state: 'yours',
      value: 'none',
      text: 'The token never ends by itself: how long is it good for?',
    };
  const time = readClaimTime(exp);
  if (typeof exp !== 'number' || time?.unit !== 's')
    return {
      name: 'exp',
      state: 'wrong',
      value: show(exp),
      text: 'This is no time in seconds since 1970, so that verifiers refuse the token or misread it.',
    };
  return now < time.ms
    ? { name: 'exp', state: 'right', at: time.ms, text: 'The token has not ended.' }
    : { name: 'exp', state: 'wrong', at: time.ms, text: 'The token has ended.' };
}

function checkBeginning(nbf: JsonValue, now: number): Check {
  const time = readClaimTime(nbf);
  if (typeof nbf !== 'number' || time?.unit !== 's')
    return { name: 'nbf', state: 'wrong', value: show(nbf), text: 'This is no time in seconds since 1970.' };
  return now >= time.ms
    ? { name: 'nbf', state: 'right', at: time.ms, text: 'The token has begun.' }
    : { name: 'nbf', state: 'wrong', at: time.ms, text: 'The token has not begun.' };
}

function given(name: string, value: JsonValue | undefined, there: string, missing: string): Check {
  if (value === undefined) return { name, state: 'yours', value: 'none', text: missing };
  return { name, state: 'yours', value: show(value), text: there };
}

function show(value: JsonValue): string {
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
