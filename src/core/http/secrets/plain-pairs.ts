import { isTypedCode, secretKind } from './secret-names.ts';

/** A value that is, holds or hides names and values; an equals sign at its end is padding. */
const SUSPICIOUS = /[{[<?%&:"\\@]|=(?!=?$)|^(?:e[yw]|W[13yz]|[bB]asic\s)/;
/** A JSON Web Token, whatever it claims, is a credential that is followed and kept whole. */
const JWT = /^eyJ[\w-]+\.[\w-]*\.[\w.-]*$/;

/**
 * True when the `name=value` pairs of a text from `start` on surely hold no secret: a quick look, with one map look-up a name, that
 * spares nearly every URL and Cookie field the search. `isSeparator` takes a code unit.
 */
export function arePlainPairs(text: string, start: number, isSeparator: (unit: number) => boolean): boolean {
  let from = start;
  let equals = -1;
  for (let index = start; index <= text.length; index++) {
    const unit = index === text.length ? -1 : text.charCodeAt(index);
    if (unit === 0x3d && equals < 0) equals = index;
    if (unit >= 0 && !isSeparator(unit)) continue;
    if (!isPlain(text, from, equals, index)) return false;
    from = index + 1;
    equals = -1;
  }
  return true;
}

function isPlain(text: string, start: number, equals: number, end: number): boolean {
  const value = text.slice(equals < 0 ? start : equals + 1, end);
  if (equals >= 0) {
    while (text.charCodeAt(start) === 0x20) start++;
    const name = text.slice(start, equals);
    if (secretKind(name) !== undefined || isTypedCode(name, value, () => false)) return false;
  }
  return value.length < 6 || !SUSPICIOUS.test(value) || JWT.test(value);
}

export const isQuerySeparator = (unit: number) => unit === 0x26 || unit === 0x3b || unit === 0x3f || unit === 0x23;
export const isCookieSeparator = (unit: number) => unit === 0x3b || unit === 0x0a;
