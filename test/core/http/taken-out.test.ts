import { expect, test } from 'vitest';
import { isTakenOut } from '../../../src/core/http/taken-out.ts';

test.each([
  '[REDACTED]',
  'redacted',
  '<removed>',
  '(masked)',
  '{hidden}',
  'Filtered',
  '[scrubbed]',
  'sanitized',
  '<secret>',
  '[redacted by policy]',
  `redacted ${'x'.repeat(39)}`,
  '***',
  'xxxx',
  '••••••',
  '###',
  '...',
  '…',
  '---',
  '',
  '   ',
  ' *** ',
  '*'.repeat(200),
  'X'.repeat(200),
])('%j stands for a value', (text) => expect(isTakenOut(text)).toBe(true));

test.each([
  'eyJhbGciOiJIUzI1NiJ9',
  'secretary',
  'hiddenvalue',
  'my redacted',
  'xxxy',
  'yxxx',
  '***a',
  `redacted ${'x'.repeat(40)}`,
  '#'.repeat(200),
  `${'x'.repeat(100)}y`,
  `y${'x'.repeat(100)}`,
])('%j is one', (text) => expect(isTakenOut(text)).toBe(false));
