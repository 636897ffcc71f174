import { addFind, type Finds, lookInto } from './finds.ts';
import { unescapeJsonView, unescapeXmlView, type View } from './view.ts';

const NAMED = /(?<![\p{L}\w$.-])(["']?)([\p{L}\w$][\p{L}\p{M}\w$.\-[\] ]{0,63}?)\\?\1\s{0,8}(?:=>|[:=])\s{0,8}/gu;
const DOUBLE = /"((?:[^"\\]|\\.)*)/suy;
const SINGLE = /'((?:[^'\\]|\\.)*)/suy;
/** A text in quotation marks that are escaped themselves. */
const ESCAPED = /\\+["']([^"'\\]*)/y;
const IS_NAME = /^\\?["']\s{0,8}[:=]/;
const BARE = /[^\r\n,;&{}()"'<>]+/y;
const PART = /name="([^"]{1,256})"(?![^\r\n]{0,300}filename=)[^\r\n]{0,500}(?:\r?\n[^\r\n]{1,500}){0,8}\r?\n\r?\n/g;
const PEM = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----/g;

/** Looks for names with a colon or an equals sign and a value, wherever they stand: GraphQL, scripts, logs, what is no whole JSON. */
export function scanLoose(finds: Finds, view: View, start: number, end: number, depth: number): void {
  const text = view.text.slice(start, end);
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match !== null && finds.budget-- > 0; match = NAMED.exec(text)) {
    ESCAPED.lastIndex = NAMED.lastIndex;
    const escaped = ESCAPED.exec(text);
    // The quotation mark, where there is one.
    const at = escaped ? ESCAPED.lastIndex - (escaped[1] as string).length - 1 : NAMED.lastIndex;
    const quote = text.charAt(at);
    const isQuoted = quote === '"' || quote === "'";
    const isSecret = finds.isSecret((match[2] as string).trim(), text.slice(at + (isQuoted ? 1 : 0), at + 10));
    // What stands behind the sign may be a name itself.
    if (!isQuoted && !isSecret) continue;
    const pattern = quote === '"' ? DOUBLE : isQuoted ? SINGLE : BARE;
    pattern.lastIndex = at;
    const value = escaped?.[1] ?? pattern.exec(text)?.[isQuoted ? 1 : 0] ?? '';
    const from = start + at + (isQuoted ? 1 : 0);
    const to = from + value.trimEnd().length;
    if (!isSecret && IS_NAME.test(text.slice(to - start, to - start + 12))) continue;
    if (isSecret) addFind(finds, view, from, to, value.trimEnd());
    else if (value.includes('\\')) {
      const inner = unescapeJsonView(view, from, to);
      lookInto(finds, inner, 0, inner.text.length, depth);
    } else lookInto(finds, view, from, to, depth);
    NAMED.lastIndex = Math.max(at, from + value.length - start);
  }
  scanParts(finds, view, start, text);
}

/** Parts of a multipart body (RFC 7578). */
function scanParts(finds: Finds, view: View, start: number, text: string): void {
  if (!text.includes('name="')) return;
  PART.lastIndex = 0;
  for (let match = PART.exec(text); match !== null && finds.budget-- > 0; match = PART.exec(text)) {
    const from = match.index + match[0].length;
    const next = text.indexOf('\n--', from);
    const to = next < 0 ? text.length : text.charAt(next - 1) === '\r' ? next - 1 : next;
    if (finds.isSecret(match[1] as string, '')) addFind(finds, view, start + from, start + to, text.slice(from, to));
  }
}

/** Private keys in PEM, under whatever name. */
export function scanKeys(finds: Finds, view: View, start: number, end: number): void {
  const text = view.text.slice(start, end);
  if (!text.includes('PRIVATE KEY')) return;
  PEM.lastIndex = 0;
  for (let match = PEM.exec(text); match !== null; match = PEM.exec(text)) {
    const from = match.index + match[0].length;
    const close = text.indexOf('-----END', from);
    const to = close < 0 ? text.length : close;
    addFind(finds, view, start + from, start + to, text.slice(from, to));
    PEM.lastIndex = to;
  }
}

const TAG = /<([\p{L}\w:.-]{1,128})((?:\s+[^<>]*)?)>/gu;
const ATTRIBUTE = /(?<![\p{L}\w:.-])([\p{L}\w:.-]{1,128})\s{0,8}=\s{0,8}(?:"([^"<]*)"|'([^'<]*)')/gu;
/** Members of an XML signature's RSAKeyValue that Microsoft's libraries add for private keys. */
const KEY_PARTS = /^(?:D|P|Q|DP|DQ|InverseQ)$/;

/** Looks at the elements and attributes of XML and HTML. */
export function scanXml(finds: Finds, view: View, start: number, end: number, depth: number): void {
  const text = view.text.slice(start, end);
  const hasKey = text.includes('RSAKeyValue');
  let unclosed = false;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(text); match !== null && finds.budget-- > 0; match = TAG.exec(text)) {
    const [whole, name = '', attributes = ''] = match;
    const isSecret =
      (finds.isSecret(name.slice(name.indexOf(':') + 1), '') && !isStatement(name, text, match.index + whole.length)) ||
      (hasKey && KEY_PARTS.test(name)) ||
      scanAttributes(finds, view, start + match.index + 1 + name.length, attributes, depth);
    if (whole.endsWith('/>')) continue;
    const from = match.index + whole.length;
    // One that is not closed is enough: the rest is not searched again for each.
    const close = isSecret && !unclosed ? text.indexOf(`</${name}`, from) : -1;
    if (isSecret && close < 0) unclosed = true;
    const next = text.indexOf('<', text.startsWith('<![CDATA[', from) ? from + 9 : from);
    const to = close >= 0 ? close : next < 0 ? text.length : next;
    if (isSecret) addContent(finds, view, start + from, start + to);
    else if (to - from >= 6) {
      const inner = unescapeXmlView(view, start + from, start + to);
      lookInto(finds, inner, 0, inner.text.length, depth);
    }
    if (isSecret) TAG.lastIndex = to;
  }
}

/** A SAML assertion is a token, as it is in base64; what a client is known by has that name in OAuth, and holds no elements. */
function isStatement(name: string, text: string, from: number): boolean {
  return /^(?:[\w.-]{1,40}:)?Assertion$/.test(name) && /^\s{0,64}</.test(text.slice(from, from + 65));
}

/** The text of an element, with or without the brackets of a CDATA section. */
function addContent(finds: Finds, view: View, start: number, end: number): void {
  const text = view.text.slice(start, end);
  const blank = text.length - text.trimStart().length;
  const from = start + blank;
  const to = from + text.trim().length;
  const cdata = /^<!\[CDATA\[([\s\S]*?)(?:\]\]>)?$/.exec(text.trim());
  const [inner, outer] = cdata ? [from + 9, from + 9 + (cdata[1] as string).length] : [from, to];
  addFind(finds, view, inner, outer, unescapeXmlView(view, inner, outer).text);
}

/** True when the attributes say that the text of the element is a secret: `<param name="password">`. */
function scanAttributes(finds: Finds, view: View, start: number, attributes: string, depth: number): boolean {
  if (attributes === '') return false;
  let isSecret = false;
  const values: { name: string; from: number; to: number; value: string }[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(attributes); match !== null; match = ATTRIBUTE.exec(attributes)) {
    const [whole, name = '', double, single] = match;
    const value = double ?? single ?? '';
    const to = start + match.index + whole.length - 1;
    values.push({ name, from: to - value.length, to, value });
    if (/^(?:name|id|type|key|property)$/i.test(name) && finds.isSecret(value, '')) isSecret = true;
  }
  for (const { name, from, to, value } of values) {
    if (finds.isSecret(name, value) || (isSecret && /^(?:value|content|default)$/i.test(name)))
      addFind(finds, view, from, to, unescapeXmlView(view, from, to).text);
    else if (value.length >= 6) {
      const inner = unescapeXmlView(view, from, to);
      lookInto(finds, inner, 0, inner.text.length, depth);
    }
  }
  return isSecret;
}
