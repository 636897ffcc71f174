// Writes index.ts, texts.json and README.md of src/core/rules from the rules' own files.
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { NOT_RULES, renderRules } from './render.mjs';

const folder = fileURLToPath(new URL('../../src/core/rules/', import.meta.url));
/** @type {Map<string, import('./render.mjs').RuleModule>} */
const modules = new Map();
for (const file of readdirSync(folder)) {
  const id = file.replace(/\.ts$/, '');
  if (!file.endsWith('.ts') || NOT_RULES.has(id)) continue;
  const { module } = await runnerImport(folder + file, { configFile: false, logLevel: 'error' });
  modules.set(id, /** @type {import('./render.mjs').RuleModule} */ (module));
}
for (const [name, text] of Object.entries(renderRules(modules))) writeFileSync(folder + name, text);
console.log(`${modules.size} rules`);
