// Builds dist/chrome, dist/firefox and dist/cli. With names, only those: `npm run build -- chrome cli`.
import { build } from 'vite';

const targets = process.argv.slice(2);
for (const mode of targets.length > 0 ? targets : ['chrome', 'firefox', 'cli']) {
  await build({ mode, logLevel: 'warn' });
  console.log(`Built dist/${mode}.`);
}
