// Measures every claim about speed and size: `npm run bench`, or without browsers `npm run bench -- --core`. Other words name
// single parts: `npm run bench -- har memory`. What each line means stands in test/bench/README.md.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { root } from './install.mjs';

const coreParts = ['reading', 'growth', 'har', 'memory'];
const browserParts = ['overhead', 'panel', 'start'];
const outDir = path.join(root, 'artifacts', 'bench');

/** @typedef {import('../test/bench/core/line.ts').Line} Line */

/** The core as the builds have it, minified, for Node. */
async function bundleCore() {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { __VERSION__: '"0"' },
    resolve: { alias: { 'webextension-polyfill': path.join(root, 'test/bench/core/no-browser.ts') } },
    ssr: { noExternal: true },
    build: {
      ssr: 'test/bench/core/main.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'core.mjs', codeSplitting: false } },
    },
  });
}

/**
 * Runs one part in a process of its own and prints its lines as they come. True when all budgets are kept.
 *
 * @param {string} script
 * @param {string} part
 * @returns {Promise<boolean>}
 */
async function runPart(script, part) {
  const child = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=4096', script, part], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let kept = true;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = /** @type {Line} */ (JSON.parse(text));
    if (!show(line)) kept = false;
  }
  const code = await ended;
  if (code !== 0) console.log(`${part} ended with ${code ?? 'a signal'}.`);
  return kept && code === 0;
}

/**
 * Prints a line beside its budget; false when the budget is clearly missed.
 *
 * @param {Line} line
 */
function show({ name, value, unit, budget, kind = 'at most', room = 1, detail }) {
  const number = `${round(value)} ${unit}`;
  const aim = budget === undefined ? '' : `${kind} ${budget} ${unit}`;
  const met = budget === undefined || (kind === 'at most' ? value <= budget : value >= budget);
  const clear = budget !== undefined && !(kind === 'at most' ? value <= budget * room : value >= budget / room);
  const verdict = budget === undefined ? '' : met ? 'ok' : clear ? 'MISSED' : 'just over';
  console.log(
    `${name.padEnd(58)}${number.padStart(12)}  ${aim.padEnd(18)}${verdict}${detail ? `\n    ${detail}` : ''}`,
  );
  return !clear;
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.filter((word) => !coreParts.includes(word) && !browserParts.includes(word));
if (unknown.length > 0)
  throw new Error(`Unknown: ${unknown.join(', ')}. Parts: ${[...coreParts, ...browserParts].join(', ')}.`);
const chosen = named.length > 0 ? named : words.includes('--core') ? coreParts : [...coreParts, ...browserParts];

let missed = 0;
if (chosen.some((part) => coreParts.includes(part))) await bundleCore();
for (const part of chosen) {
  const script = coreParts.includes(part)
    ? path.join(outDir, 'core.mjs')
    : path.join(root, 'test/bench/browser/main.mjs');
  if (!(await runPart(script, part))) missed += 1;
}
console.log(missed === 0 ? '\nAll budgets are kept.' : `\n${missed} of ${chosen.length} parts missed a budget.`);
process.exitCode = missed === 0 ? 0 : 1;
