// Changes rules in small ways and tells which changes neither their examples nor their own test notice:
//   node scripts/mutate-rules.mjs [rule id or its beginning ...]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, createServerModuleRunner } from 'vite';
import { findMutants } from './mutation/mutants.mjs';
import { NOT_RULES } from './rules/render.mjs';

/** @typedef {{ run: () => unknown }} Runnable */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'src/core/rules');
const shim = path.join(root, 'scripts/mutation/vitest-shim.mjs');
const wanted = process.argv.slice(2);

/** @type {string | undefined} the source that the next load of a changed rule gets */
let changed;
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { vitest: shim } },
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load: (id) => (id.includes('?mutant=') ? changed : undefined),
    },
  ],
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
const { collected } = await runner.import(shim);
const { lint } = await runner.import(path.join(root, 'test/core/rules/lint.ts'));

const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .filter((id) => !NOT_RULES.has(id) && (wanted.length === 0 || wanted.some((one) => id.startsWith(one))));
let all = 0;
let left = 0;
for (const id of ids) {
  const { mutants, survivors } = await tryRule(id);
  all += mutants;
  left += survivors.length;
  if (survivors.length > 0) console.log(`${id}: ${survivors.length} of ${mutants} live\n  ${survivors.join('\n  ')}`);
}
console.log(`${ids.length} rules, ${all} mutants, ${left} live`);
await server.close();
process.exit(0);

/** @param {string} id */
async function tryRule(id) {
  const file = path.join(folder, `${id}.ts`);
  const source = readFileSync(file, 'utf8');
  const { default: rule, meta } = await runner.import(file);
  collected.length = 0;
  await runner.import(path.join(root, `test/core/rules/${id}.test.ts`));
  /** @type {Runnable[]} */
  const tests = [...collected];
  const everything = [{ run: () => runExamples(id, rule, meta) }, ...tests];
  const original = { ...rule };
  /** @type {string[]} */
  const survivors = [];
  if (!(await pass(everything)))
    return { mutants: 0, survivors: ['its test fails as it is, or needs what is not there'] };

  become(rule, { ...original, check: () => [] });
  // Whether the rule fires at all its own test must tell, without the help of the examples.
  if (await pass(tests)) survivors.push('its own test passes a rule that never fires');
  become(rule, original);

  const mutants = findMutants(source, file);
  for (const [index, { start, end, text, what }] of mutants.entries()) {
    changed = source.slice(0, start) + text + source.slice(end);
    try {
      const { default: version } = await runner.import(`${file}?mutant=${id}-${index}`);
      become(rule, version);
      if (await pass(everything)) survivors.push(`${source.slice(0, start).split('\n').length}: ${what}`);
    } catch {
      // What cannot be loaded is noticed.
    }
    become(rule, original);
  }
  return { mutants: mutants.length + 1, survivors };
}

/**
 * Puts the parts of another version into the rule that the index holds.
 * @param {Record<string, unknown>} rule
 * @param {Record<string, unknown>} version
 */
function become(rule, version) {
  for (const name of Object.keys(rule)) delete rule[name];
  Object.assign(rule, version);
}

/** @param {readonly Runnable[]} tests */
async function pass(tests) {
  try {
    for (const { run } of tests) await run();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} id
 * @param {{ off?: boolean }} rule
 * @param {import('../src/core/rules/rule.ts').RuleMeta} meta
 */
function runExamples(id, rule, meta) {
  const settings = rule.off ? { [id]: 'on' } : {};
  /** @param {import('../src/core/rules/rule.ts').Example} example */
  const count = (example) =>
    lint(example, { settings }).filter((/** @type {{ rule: string }} */ finding) => finding.rule === id).length;
  const { bad, good } = meta.examples();
  if (bad.some((one) => count(one) !== 1) || good.some((one) => count(one) !== 0)) throw new Error('an example');
}
