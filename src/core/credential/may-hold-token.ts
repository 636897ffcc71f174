import { TOKEN_SHAPES } from './shapes/token-shapes.ts';

/** Names that say a member holds a credential; in any case. */
const MEMBERS =
  '(?:access|id|refresh|auth|session|secret|login)?_?token|bearer|(?:(?:id|access|refresh)_?)?jwt|session_?id|api_?key|authorization';

/** How a string begins that is a token once its wrappings are off: a token, a scheme before it, percent-encoding, base64. */
const BEGINNINGS = [
  `(?:${anyCase('bearer|dpop|jwt')})[ +%]`,
  'base64-',
  '%[0-9A-Fa-f]{2}',
  // Base64url of an object's first bytes, white space before the brace and a byte order mark allowed.
  'e[wy][0-3A-DIJk-r]',
  'I(?:H[st]|C[AB]|A[klop01])|C(?:[nX][st]|[gQ][klop01])|DQ[klop01]|77u_',
  'v[1-9]\\.(?:local|public)\\.',
  // Shapes that are no use to look for in running text, but are at the beginning of a string.
  'MDA|AgE|PD94bWwg|PHNhbW|PFJlc3BvbnNl|glsa_|sntry[su]_|\\d{5,16}:A',
  ...TOKEN_SHAPES.flatMap(({ inText }) => inText ?? []),
];

/** Letters, digits, `-` and `_` written as escapes: nothing but a disguise, so the text has to be read to know. */
const DISGUISED = '\\\\u00(?:2[dD]|3\\d|[46][1-9A-Fa-f]|[57][\\daA]|5[fF])';

const MAY_HOLD = new RegExp(`"(?:(?:${anyCase(MEMBERS)})\\\\*"\\s*:|${BEGINNINGS.join('|')})`);
const IS_DISGUISED = new RegExp(DISGUISED);

/**
 * False when a JSON text surely holds no credential, which goes for nearly all: one native search costs a small part of what reading
 * the JSON would. Texts within texts count too, their quotation marks being escaped.
 */
export function mayHoldToken(json: string): boolean {
  // Three characters of any kind stand before this mark of a Microsoft Entra secret, so that it is searched for by itself.
  return MAY_HOLD.test(json) || IS_DISGUISED.test(json) || json.includes('Q~');
}

/** The pattern for either case of its letters; the flag `i` would make the whole search slower and the beginnings vague. */
function anyCase(pattern: string): string {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}
