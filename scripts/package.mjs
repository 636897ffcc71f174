// Makes what the stores take, after installing what is missing.
import { checkNode, ensurePackages } from './install.mjs';

checkNode();
ensurePackages();
const { makeArchives } = await import('./archives.mjs');
for (const problem of await makeArchives()) {
  console.error(problem);
  process.exitCode = 1;
}
