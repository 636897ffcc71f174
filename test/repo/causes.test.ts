import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { causes } from '../../src/core/diagnosis/causes/index.ts';
import { textOfCause } from '../../src/core/diagnosis/texts.ts';
import { rules } from '../../src/core/rules/index.ts';

it('the index and the texts of the causes are up to date', () => {
  expect(() => execFileSync(process.execPath, ['scripts/causes/generate.mjs', '--check'])).not.toThrow();
});

it('every cause has the name of its file, texts and a test', () => {
  const files = readdirSync('src/core/diagnosis/causes').filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  expect(causes.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  expect(causes.filter(({ id }) => textOfCause(id) === undefined)).toEqual([]);
  expect(causes.filter(({ id }) => !existsSync(`test/core/diagnosis/causes/${id}.test.ts`))).toEqual([]);
});

it('a cause names only rules that there are', () => {
  const known = new Set(rules.map(({ id }) => id));
  const named = causes.flatMap(({ id }) => textOfCause(id)?.rules ?? []);
  expect(named.filter((rule) => !known.has(rule))).toEqual([]);
});
