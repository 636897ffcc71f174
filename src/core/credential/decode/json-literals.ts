/** Where a number ends and whether JSON allows it (RFC 8259 section 6). */
export function scanNumber(text: string, start: number): { end: number; valid: boolean; integer: boolean } {
  let at = start;
  if (text.charCodeAt(at) === 0x2d) at++;
  const digitsAt = at;
  at = skipDigits(text, at);
  let integer = true;
  let valid = at > digitsAt && (at === digitsAt + 1 || text.charCodeAt(digitsAt) !== 0x30);
  if (valid && text.charCodeAt(at) === 0x2e) {
    integer = false;
    const fractionAt = at + 1;
    at = skipDigits(text, fractionAt);
    valid = at > fractionAt;
  }
  if (valid && (text.charCodeAt(at) | 0x20) === 0x65 /* e */) {
    integer = false;
    at++;
    const sign = text.charCodeAt(at);
    if (sign === 0x2b || sign === 0x2d) at++;
    const exponentAt = at;
    at = skipDigits(text, at);
    valid = at > exponentAt;
  }
  return { end: at, valid, integer };
}

/** The character an escape stands for, and where it ends; or why it is none. `at` is where its backslash stands. */
export function scanEscape(text: string, at: number): { character: string; end: number } | 'cut-short' | 'syntax' {
  const letter = text.charAt(at + 1);
  if (letter === 'u') {
    const hex = text.slice(at + 2, at + 6);
    if (/^[0-9a-fA-F]{4}$/.test(hex)) return { character: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6 };
    return at + 6 > text.length && /^[0-9a-fA-F]*$/.test(hex) ? 'cut-short' : 'syntax';
  }
  if (letter === '') return 'cut-short';
  const index = '"\\/bfnrt'.indexOf(letter);
  return index < 0 ? 'syntax' : { character: '"\\/\b\f\n\r\t'.charAt(index), end: at + 2 };
}

function skipDigits(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
