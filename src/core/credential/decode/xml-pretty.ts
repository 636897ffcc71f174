import { scanXml } from './xml-scan.ts';

const MAX_DEPTH = 60;

/**
 * XML with one element a line, indented by two spaces, for reading: the text of an element stays on its line. What cannot be read
 * as XML stays as it is written. The result is not the message that was signed: white space counts in a signature.
 */
export function prettyXml(xml: string): string {
  const marks = tagsOf(xml);
  if (!marks) return xml;
  const lines: string[] = [];
  let depth = 0;
  let open = false;
  for (const { text, kind } of marks) {
    const indent = '  '.repeat(Math.min(depth, MAX_DEPTH));
    if (kind === 'text') {
      if (open) lines[lines.length - 1] += text;
      else lines.push(indent + text);
    } else if (kind === 'end') {
      depth = Math.max(0, depth - 1);
      if (open) lines[lines.length - 1] += text;
      else lines.push('  '.repeat(Math.min(depth, MAX_DEPTH)) + text);
      open = false;
    } else {
      lines.push(indent + text);
      open = kind === 'start';
      if (kind === 'start') depth++;
    }
  }
  return lines.join('\n');
}

interface Mark {
  text: string;
  kind: 'start' | 'end' | 'alone' | 'text';
}

/** The pieces of a document as they are written; undefined when it is none. */
function tagsOf(xml: string): Mark[] | undefined {
  if (scanXml(xml, () => undefined) !== undefined) return undefined;
  const marks: Mark[] = [];
  const pattern = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g;
  for (const [piece] of xml.matchAll(pattern)) {
    const text = piece.trim();
    if (text === '') continue;
    marks.push({ text, kind: kindOf(text) });
  }
  return marks;
}

function kindOf(text: string): Mark['kind'] {
  if (!text.startsWith('<') || text.startsWith('<![CDATA[')) return 'text';
  if (text.startsWith('</')) return 'end';
  return text.startsWith('<?') || text.startsWith('<!') || text.endsWith('/>') ? 'alone' : 'start';
}
