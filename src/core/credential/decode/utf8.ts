/** Why bytes are not clean UTF-8 text. */
export type TextProblemCode = 'not-utf8' | 'byte-order-mark';

export interface DecodedText {
  /** The bytes are well-formed UTF-8. */
  ok: boolean;
  /** The text; U+FFFD stands for what was not UTF-8. A byte order mark is left out. */
  text: string;
  problems: TextProblemCode[];
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8 (RFC 3629). Never throws: what is not UTF-8 comes out as U+FFFD and is named in `problems`. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const problems: TextProblemCode[] = [];
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    text = lenient.decode(bytes);
    problems.push('not-utf8');
  }
  const ok = problems.length === 0;
  if (text.charCodeAt(0) === 0xfeff) {
    problems.push('byte-order-mark');
    text = text.slice(1);
  }
  return { ok, text, problems };
}

/** True when `text` holds half of a surrogate pair, which is no Unicode character and cannot be written as UTF-8. */
export function hasLoneSurrogate(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (unit >= 0xdc00 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) return true;
    at++;
  }
  return false;
}

/** True when `text` has a control character other than tab, line feed and carriage return: it is hardly text, more likely bytes. */
export function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) || (unit >= 0x7f && unit < 0xa0)) return true;
  }
  return false;
}
