// Kills the background 200 times while people sign in, sessions and tokens are renewed and pages make bursts of requests, in both
// browsers, and prints what became of the requests.
//   --kills N   another number
import { ensureBrowser, ensurePackages } from './install.mjs';
import { runVitest } from './steps.mjs';

const at = process.argv.indexOf('--kills');
process.env.WATCHWORD_KILLS = at < 0 ? '200' : (process.argv[at + 1] ?? '200');
ensurePackages();
const { buildAll } = await import('./build.mjs');
await buildAll();
ensureBrowser('chromium');
ensureBrowser('firefox');
const { failed } = await runVitest(['browser'], ['test/browser/soak.test.ts']);
process.exitCode = failed === 0 ? 0 : 1;
