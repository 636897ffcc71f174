/** A text with the places that its characters have in the text it was decoded from. */
export interface View {
  text: string;
  /** Place in the first text of each character, and of the end; absent where they are the same. */
  map?: Uint32Array;
}

/** Place in the first text of a place in this one. */
export function placeOf({ map }: View, index: number): number {
  return map === undefined ? index : (map[index] as number);
}

/** One step of decoding: the text that begins at `index` stands for, and how many characters it takes; undefined for itself. */
type Step = (text: string, index: number) => { text: string; length: number } | undefined;

function decodeBy(view: View, start: number, end: number, step: Step): View {
  const map = new Uint32Array(end - start + 1);
  const pieces: string[] = [];
  let size = 0;
  let from = start;
  for (let index = start; index < end; ) {
    const code = step(view.text, index);
    if (code === undefined || index + code.length > end) {
      map[size++] = placeOf(view, index++);
      continue;
    }
    pieces.push(view.text.slice(from, index), code.text);
    for (let unit = 0; unit < code.text.length; unit++) map[size++] = placeOf(view, index);
    index += code.length;
    from = index;
  }
  pieces.push(view.text.slice(from, end));
  map[size] = placeOf(view, end);
  return { text: pieces.join(''), map: map.subarray(0, size + 1) };
}

const HEX = /^[\da-fA-F]+$/;

/** Percent-encoding taken off once, byte by byte: names in other scripts stay encoded and are decoded when they are read. */
export function decodePercentView(view: View, start: number, end: number): View {
  return decodeBy(view, start, end, (text, index) => {
    if (text.charCodeAt(index) !== 0x25) return undefined;
    const hex = text.slice(index + 1, index + 3);
    if (hex.length < 2 || !HEX.test(hex)) return undefined;
    const code = Number.parseInt(hex, 16);
    return code < 0x80 ? { text: String.fromCharCode(code), length: 3 } : undefined;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The inside of a JSON string without its escapes. */
export function unescapeJsonView(view: View, start: number, end: number): View {
  return decodeBy(view, start, end, (text, index) => {
    if (text.charCodeAt(index) !== 0x5c) return undefined;
    const next = text.charAt(index + 1);
    if (next !== 'u') return { text: ESCAPES[next] ?? next, length: 2 };
    const hex = text.slice(index + 2, index + 6);
    if (hex.length < 4 || !HEX.test(hex)) return undefined;
    return { text: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 };
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/iy;

/** The inside of an XML element without its references. */
export function unescapeXmlView(view: View, start: number, end: number): View {
  return decodeBy(view, start, end, (text, index) => {
    if (text.charCodeAt(index) !== 0x26) return undefined;
    ENTITY.lastIndex = index;
    const match = ENTITY.exec(text);
    if (!match) return undefined;
    const [whole, decimal, hex, name] = match;
    if (name !== undefined) return { text: ENTITIES[name.toLowerCase()] as string, length: whole.length };
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), length: whole.length };
  });
}

const SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/y;

/** Bytes, one character each, read as UTF-8; what is none stays as it is. */
export function decodeUtf8View(binary: string): View {
  if (!/[\xc2-\xf4]/.test(binary)) return { text: binary };
  return decodeBy({ text: binary }, 0, binary.length, (text, index) => {
    if (text.charCodeAt(index) < 0xc2) return undefined;
    SEQUENCE.lastIndex = index;
    const bytes = SEQUENCE.exec(text)?.[0];
    if (bytes === undefined) return undefined;
    const decoded = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    return { text: decoded, length: bytes.length };
  });
}
