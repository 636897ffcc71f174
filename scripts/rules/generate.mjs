// Writes index.ts, texts.json and README.md of src/core/rules from the rules' own files.
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModules } from '../load-modules.mjs';
import { NOT_RULES, renderRules } from './render.mjs';

const folder = fileURLToPath(new URL('../../src/core/rules/', import.meta.url));
const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((id) => !NOT_RULES.has(id));
const loaded = /** @type {import('./render.mjs').RuleModule[]} */ (
  await loadModules(ids.map((id) => `${folder}${id}.ts`))
);
const modules = new Map(loaded.map((module, index) => [/** @type {string} */ (ids[index]), module]));
for (const [name, text] of Object.entries(renderRules(modules))) writeFileSync(folder + name, text);
console.log(`${modules.size} rules`);
