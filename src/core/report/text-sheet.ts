import type { Severity } from '../rules/rule.ts';

/** Lines of text that are indented, wrapped and aligned. */
export interface Sheet {
  line(indent: number, text: string): Sheet;
  /** A blank line. */
  gap(): Sheet;
  /** A wrapped text with a dash before it. */
  item(indent: number, text: string): Sheet;
  paragraph(indent: number, text: string): Sheet;
  /** A name in a column of its own, and a wrapped text. */
  field(name: string, text: string): Sheet;
  /** Rows with aligned columns. */
  table(indent: number, rows: readonly (readonly string[])[]): Sheet;
  bold(text: string): string;
  severity(severity: Severity): string;
  text(): string;
}

const ESCAPE = '\u001b[';
const COLORS: Readonly<Record<Severity, string>> = { error: '31;1', warning: '33', info: '36' };
const FIELD = 12;
/** Cells of a table are cut to this many characters. */
const MAX_CELL = 40;

/** An empty sheet of `width` characters, with ANSI colours or without. */
export function createSheet(width: number, color: boolean): Sheet {
  const lines: string[] = [];
  const style = (code: string, text: string) => (color ? `${ESCAPE}${code}m${text}${ESCAPE}0m` : text);

  function wrapped(first: string, indent: number, text: string): void {
    const room = Math.max(20, width - indent);
    for (const [index, line] of wrap(clean(text), room).entries())
      lines.push((index === 0 ? first.padEnd(indent) : ' '.repeat(indent)) + line);
  }

  const sheet: Sheet = {
    line(indent, text) {
      lines.push(' '.repeat(indent) + clean(text));
      return sheet;
    },
    gap() {
      lines.push('');
      return sheet;
    },
    item(indent, text) {
      wrapped(`${' '.repeat(indent)}-`, indent + 2, text);
      return sheet;
    },
    paragraph(indent, text) {
      wrapped('', indent, text);
      return sheet;
    },
    field(name, text) {
      wrapped(`  ${name}`, FIELD + 2, text);
      return sheet;
    },
    table(indent, rows) {
      const cells = rows.map((row) => row.map(cut));
      const widths: number[] = [];
      for (const row of cells)
        for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
      for (const row of cells) {
        const padded = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
        lines.push((' '.repeat(indent) + padded.join('  ')).trimEnd());
      }
      return sheet;
    },
    bold: (text) => style('1', text),
    severity: (severity) => style(COLORS[severity], severity),
    text: () => `${lines.join('\n')}\n`,
  };
  return sheet;
}

/** `1 byte`, `2 bytes`, `1,200 bytes`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

function cut(text: string): string {
  const one = clean(text);
  return one.length > MAX_CELL ? `${one.slice(0, MAX_CELL - 1)}…` : one;
}

/** Names come from pages: control characters must not reach a terminal, the escapes of `bold` excepted. */
function clean(text: string): string {
  return text
    .replace(/\u001b(?!\[[\d;]{1,6}m)/g, '')
    .replace(/[\u0000-\u001a\u001c-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (word === '') continue;
    if (line !== '' && visible(line) + 1 + visible(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

function visible(text: string): number {
  return text.includes('\u001b') ? text.replace(/\u001b\[[\d;]{1,6}m/g, '').length : text.length;
}
