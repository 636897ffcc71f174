/** One start tag, or the text before the next tag, as the scanner meets it. */
export type XmlToken =
  | { kind: 'start'; prefix: string; name: string; attributes: Map<string, string>; closed: boolean }
  | { kind: 'end' }
  | { kind: 'text'; text: string; cdata: boolean }
  | { kind: 'comment' }
  | { kind: 'doctype' };

export type XmlProblemCode = 'cut-short' | 'syntax' | 'too-many-elements';

const MAX_TOKENS = 20_000;
const MAX_ATTRIBUTES = 64;

/**
 * Walks the tags and text of an XML document without building it: no namespaces, no DTD, no entity but the five that XML itself
 * defines and character references, so nothing can expand. Linear time and bounded; returns why it stopped early, if it did.
 */
export function scanXml(text: string, visit: (token: XmlToken) => void): XmlProblemCode | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let tokens = 0; at < text.length; tokens++) {
    if (tokens >= MAX_TOKENS) return 'too-many-elements';
    if (text.charCodeAt(at) !== 0x3c) {
      const end = indexOr(text, '<', at, text.length);
      visit({ kind: 'text', text: decodeEntities(text.slice(at, end)), cdata: false });
      at = end;
      continue;
    }
    const special = scanSpecial(text, at, visit);
    if (special === -1) return 'cut-short';
    if (special > 0) {
      at = special;
      continue;
    }
    const end = findTagEnd(text, at);
    if (end < 0) return 'cut-short';
    const token = readTag(text.slice(at + 1, end));
    if (token === undefined) return 'syntax';
    visit(token);
    at = end + 1;
  }
  return undefined;
}

/** Declarations, comments, CDATA: the offset after it, 0 when it is none, -1 when it does not end. */
function scanSpecial(text: string, at: number, visit: (token: XmlToken) => void): number {
  const second = text.charAt(at + 1);
  if (second === '?') return after(text, '?>', at + 2);
  if (second !== '!') return 0;
  if (text.startsWith('<!--', at)) {
    visit({ kind: 'comment' });
    return after(text, '-->', at + 4);
  }
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    if (end < 0) return -1;
    visit({ kind: 'text', text: text.slice(at + 9, end), cdata: true });
    return end + 3;
  }
  visit({ kind: 'doctype' });
  const close = text.indexOf('>', at);
  if (close < 0) return -1;
  const subset = text.slice(at, close).indexOf('[');
  return subset < 0 ? close + 1 : after(text, ']>', at + subset);
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

function indexOr(text: string, mark: string, from: number, otherwise: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? otherwise : index;
}

/** The `>` that ends a tag: one inside an attribute's quotes does not. */
function findTagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x22 || unit === 0x27) quote = unit;
    else if (unit === 0x3e) return at;
  }
  return -1;
}

function readTag(tag: string): XmlToken | undefined {
  if (tag.charCodeAt(0) === 0x2f) return { kind: 'end' };
  const closed = tag.endsWith('/');
  const space = tag.search(/[\s/]/);
  const qualified = space < 0 ? tag : tag.slice(0, space);
  if (!/^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/.test(qualified)) return undefined;
  const attributes = new Map<string, string>();
  if (space >= 0) {
    const pattern = /([A-Za-z_][\w.:-]*)\s{0,64}=\s{0,64}(?:"([^"]*)"|'([^']*)')/y;
    pattern.lastIndex = space;
    while (attributes.size < MAX_ATTRIBUTES) {
      while (/\s/.test(tag.charAt(pattern.lastIndex))) pattern.lastIndex++;
      const match = pattern.exec(tag);
      if (match === null) break;
      attributes.set(match[1] as string, decodeEntities(match[2] ?? match[3] ?? ''));
    }
  }
  const colon = qualified.indexOf(':');
  return {
    kind: 'start',
    prefix: qualified.slice(0, Math.max(0, colon)),
    name: qualified.slice(colon + 1),
    attributes,
    closed,
  };
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities of XML 1.0 section 4.6 and character references; any other stays as it is written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff && (point & 0xfffff800) !== 0xd800 ? String.fromCodePoint(point) : whole;
  });
}
