import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../scripts/rules/references.mjs';
import { NOT_RULES, renderRules } from '../../scripts/rules/render.mjs';
import type { Rule, RuleMeta } from '../../src/core/rules/rule.ts';
import { lint } from '../core/rules/lint.ts';

const folder = 'src/core/rules/';
const loaded = import.meta.glob<{ meta: RuleMeta; default: Rule }>('../../src/core/rules/*.ts', { eager: true });
const modules = new Map(
  Object.entries(loaded)
    .map(([path, module]) => [path.replace(/^.*\/|\.ts$/g, ''), module] as const)
    .filter(([id]) => !NOT_RULES.has(id)),
);

describe('the generated files', () => {
  for (const [name, text] of Object.entries(renderRules(modules))) {
    it(`${name} is what scripts/rules/generate.mjs writes`, () => {
      expect(readFileSync(folder + name, 'utf8')).toBe(text);
    });
  }

  it('no file of the folder is neither a rule nor part of the mechanism', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    for (const name of files) {
      const id = name.replace('.ts', '');
      expect(NOT_RULES.has(id) || modules.has(id), name).toBe(true);
    }
  });
});

describe.each([...modules])('the rule %s', (id, { meta, default: rule }) => {
  it('has the name of its file, texts, and a test', () => {
    expect(rule.id).toBe(id);
    expect(meta.id).toBe(id);
    for (const text of [meta.title, meta.what, meta.why, meta.fix]) expect(text.length).toBeGreaterThan(10);
    for (const text of [meta.what, meta.why, meta.fix]) expect(text).toMatch(/[.)]$/);
    expect(meta.title).toMatch(/^[A-Z0-9_].*[^.]$/s);
    expect(`${meta.title}${meta.what}${meta.why}${meta.fix}`).not.toContain('!');
    expect(existsSync(`test/core/rules/${id}.test.ts`)).toBe(true);
  });

  it('has references that can be opened', () => {
    expect(meta.references.length).toBeGreaterThan(0);
    for (const text of meta.references) expect(URL.canParse(parseReference(text).url)).toBe(true);
  });

  const { bad, good } = meta.examples();

  it('has examples', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
  });

  const settings = rule.off ? { [id]: 'on' as const } : {};

  it.each(bad.map((example) => [example.title, example] as const))('finds once: %s', (_, example) => {
    const findings = lint(example, { settings });
    expect(findings.filter((finding) => finding.rule === id)).toHaveLength(1);
  });

  it.each(good.map((example) => [example.title, example] as const))('says nothing on: %s', (_, example) => {
    const findings = lint(example, { settings });
    expect(findings.filter((finding) => finding.rule === id || finding.severity === 'error')).toEqual([]);
  });
});
