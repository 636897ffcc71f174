/** One parameter of a scheme; `quoted` tells `realm="a"` from `realm=a`. */
export interface AuthParam {
  name: string;
  value: string;
  quoted: boolean;
}

/** Stable codes of what is wrong with credentials or a challenge. */
export type AuthProblemCode =
  | 'empty'
  | 'no-scheme'
  | 'double-scheme'
  | 'quoted-token'
  | 'placeholder-token'
  | 'missing-token'
  | 'invalid-token68'
  | 'unterminated-quote'
  | 'malformed-parameter'
  | 'duplicate-parameter';

export interface AuthProblem {
  code: AuthProblemCode;
  message: string;
}

/** Credentials of an Authorization field (RFC 9110 section 11.4). */
export interface Authorization {
  /** Lower case; empty when there is none. */
  scheme: string;
  /** The scheme as it was written. */
  schemeText: string;
  /** The one value of schemes that carry a token, with quotes and a repeated scheme taken off. */
  token68?: string;
  params?: AuthParam[];
  problems: AuthProblem[];
}

/** Schemes whose credentials are one token, whatever characters it has. */
const TOKEN_SCHEMES = new Set([
  'bearer',
  'dpop',
  'basic',
  'negotiate',
  'ntlm',
  'jwt',
  'token',
  'apikey',
  'api-key',
  'key',
  'ssws',
  'privatetoken',
  'gnap',
  'sapisidhash',
  'sapisid1phash',
  'sapisid3phash',
]); // prettier-ignore
/** Schemes of parameters. */
const PARAM_SCHEMES = new Set([
  'digest',
  'oauth',
  'hawk',
  'mac',
  'signature',
  'hoba',
  'mutual',
  'vapid',
  'aws4-hmac-sha256',
  'aws4-ecdsa-p256-sha256',
  'googlelogin',
  'scram-sha-256',
  'scram-sha-1',
  'concealed',
]); // prettier-ignore
const TOKEN68 = /^[A-Za-z0-9\-._~+/]+=*$/;
const TCHAR = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Parameters kept of one value. */
const MAX_PARAMS = 64;

/** What a script sends when the variable it meant to send was never set. */
const PLACEHOLDERS = new Set([
  'undefined',
  'null',
  'nan',
  'none',
  'false',
  'true',
  '[object',
  '[object object]',
  '[object promise]',
  '{{token}}',
  '<token>',
  'token',
  'your_token',
  'your-token-here',
]); // prettier-ignore

/** True for a value that stands where a token was meant, `undefined` or `[object Object]`. */
export function isPlaceholder(value: string): boolean {
  return value.length < 24 && PLACEHOLDERS.has(value.trim().toLowerCase());
}

/**
 * Reads an Authorization or Proxy-Authorization value (RFC 9110 section 11.4). Wrong uses are read as they were meant and named
 * in `problems`: no scheme, the scheme twice, quotes round the token, `undefined` in its place. Linear time, never throws.
 */
export function parseAuthorization(value: string): Authorization {
  const text = value.trim();
  const problems: AuthProblem[] = [];
  if (text === '') return { scheme: '', schemeText: '', problems: [{ code: 'empty', message: 'The field is empty.' }] };
  const space = text.search(/[ \t]/);
  const first = space < 0 ? text : text.slice(0, space);
  if (space < 0 && !isKnownScheme(first)) {
    problems.push({ code: 'no-scheme', message: 'There is no authentication scheme before the value.' });
    return { scheme: '', schemeText: '', token68: readToken(text, problems), problems };
  }
  if (!TCHAR.test(first.replace(/[:,]$/, ''))) {
    problems.push({ code: 'no-scheme', message: 'The value does not begin with an authentication scheme.' });
    return { scheme: '', schemeText: '', token68: readToken(text, problems), problems };
  }
  let schemeText = first.replace(/[:,]$/, '');
  let scheme = schemeText.toLowerCase();
  let rest = space < 0 ? '' : text.slice(space).trim();
  for (let repeats = 0; repeats < 4; repeats++) {
    const again = /^([A-Za-z0-9-]{2,24})(?:[ \t]+|:[ \t]*)/.exec(rest);
    if (!again || !TOKEN_SCHEMES.has(scheme) || !isKnownScheme(again[1] as string)) break;
    if (repeats === 0)
      problems.push({ code: 'double-scheme', message: `There are two schemes: ${schemeText} ${again[1]}.` });
    schemeText = again[1] as string;
    scheme = schemeText.toLowerCase();
    rest = rest.slice(again[0].length);
  }
  if (rest === '') {
    problems.push({ code: 'missing-token', message: `Nothing follows the scheme ${schemeText}.` });
    return { scheme, schemeText, problems };
  }
  if (isParameterList(scheme, rest)) return { scheme, schemeText, params: parseAuthParams(rest, problems), problems };
  return { scheme, schemeText, token68: readToken(rest, problems), problems };
}

function isKnownScheme(word: string): boolean {
  const scheme = word.toLowerCase();
  return TOKEN_SCHEMES.has(scheme) || PARAM_SCHEMES.has(scheme);
}

function isParameterList(scheme: string, rest: string): boolean {
  if (PARAM_SCHEMES.has(scheme)) return true;
  if (TOKEN_SCHEMES.has(scheme) && scheme !== 'token' && scheme !== 'gnap') return false;
  // `Token token="abc"`, but not `Token abc==`: after the equals sign of a parameter comes a value.
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64}[ \t]*=[ \t]*[^\s=]/.test(rest) && !TOKEN68.test(rest);
}

function readToken(text: string, problems: AuthProblem[]): string {
  let token = text;
  if (token.length >= 2 && /^["'`]/.test(token) && token.endsWith(token.charAt(0))) {
    problems.push({
      code: 'quoted-token',
      message: 'The token stands in quotation marks, which are sent as part of it.',
    });
    token = token.slice(1, -1);
  }
  if (isPlaceholder(token)) {
    problems.push({ code: 'placeholder-token', message: `The text “${token.trim()}” stands where a token should be.` });
  } else if (!TOKEN68.test(token)) {
    problems.push({
      code: 'invalid-token68',
      message: 'The token has characters that RFC 9110 does not allow in one.',
    });
  }
  return token;
}

/** Parameters of credentials or of one challenge: `name=value` or `name="value"`, separated by commas. */
export function parseAuthParams(text: string, problems: AuthProblem[]): AuthParam[] {
  const params: AuthParam[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < text.length && params.length < MAX_PARAMS) {
    while (at < text.length && /[\s,]/.test(text.charAt(at))) at++;
    if (at >= text.length) break;
    const read = readParam(text, at, problems);
    at = read.next;
    if (!read.param) continue;
    const key = read.param.name.toLowerCase();
    if (names.has(key)) addOnce(problems, 'duplicate-parameter', `The parameter ${read.param.name} comes twice.`);
    names.add(key);
    params.push(read.param);
  }
  return params;
}

/** One parameter at `at`, and where the next begins. A piece without `=` is named and passed over. */
export function readParam(text: string, at: number, problems: AuthProblem[]): { param?: AuthParam; next: number } {
  let equals = at;
  while (equals < text.length && text.charCodeAt(equals) !== 0x3d && text.charCodeAt(equals) !== 0x2c) equals++;
  if (text.charAt(equals) !== '=') {
    addOnce(problems, 'malformed-parameter', 'A parameter has no value.');
    return { next: equals + 1 };
  }
  const name = text.slice(at, equals).trim();
  let start = equals + 1;
  while (start < text.length && /[ \t]/.test(text.charAt(start))) start++;
  if (text.charAt(start) !== '"') {
    const comma = text.indexOf(',', start);
    const end = comma < 0 ? text.length : comma;
    return { param: { name, value: text.slice(start, end).trim(), quoted: false }, next: end + 1 };
  }
  const pieces: string[] = [];
  let from = ++start;
  for (; start < text.length; start++) {
    const unit = text.charAt(start);
    if (unit === '"') break;
    if (unit !== '\\') continue;
    pieces.push(text.slice(from, start));
    from = ++start;
  }
  pieces.push(text.slice(from, start));
  if (start >= text.length) addOnce(problems, 'unterminated-quote', 'A quoted value has no closing quotation mark.');
  return { param: { name, value: pieces.join(''), quoted: true }, next: start + 1 };
}

function addOnce(problems: AuthProblem[], code: AuthProblemCode, message: string): void {
  if (!problems.some((problem) => problem.code === code)) problems.push({ code, message });
}
