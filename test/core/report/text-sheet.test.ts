import { describe, expect, it } from 'vitest';
import { createSheet, plural } from '../../../src/core/report/text-sheet.ts';

describe('createSheet', () => {
  it('wraps and indents', () => {
    const text = createSheet(24, false).item(2, 'one two three four five six').field('Name', 'a b').text();
    expect(text).toBe('  - one two three four\n    five six\n  Name        a b\n');
  });

  it('aligns tables and cuts long cells', () => {
    expect(
      createSheet(80, false)
        .table(1, [
          ['a', 'bbb', ''],
          ['cc', 'x'.repeat(60), 'd'],
        ])
        .text(),
    ).toBe(` a   bbb\n cc  ${'x'.repeat(39)}…  d\n`);
  });

  it('lets no control character of a page reach the terminal', () => {
    const sheet = createSheet(80, false).line(0, 'a\u001b]0;title\u0007b\u001b[2Jc\u202ed\u009b31m');
    expect(sheet.text()).not.toMatch(/[\u001b\u0007\u202e\u009b]/);
  });

  it('uses colour only when asked', () => {
    expect(createSheet(80, false).bold('x')).toBe('x');
    expect(createSheet(80, true).bold('x')).toBe('\u001b[1mx\u001b[0m');
  });

  it('counts in words', () => {
    expect([plural(0, 'byte'), plural(1, 'byte')]).toEqual(['0 bytes', '1 byte']);
  });
});
