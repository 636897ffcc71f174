import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The public suffix list, one rule a line: the file that the build puts beside the script. Run from source there is none; then the
 * list is empty and the last label of a host counts as its suffix.
 */
export function loadPublicSuffixes(): string {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'public-suffixes.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
