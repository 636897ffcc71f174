import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Text of a file, named from the top folder. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** All files under a folder whose name matches, with `/` between the parts, sorted. */
export function listFiles(folder: string, name: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .filter((file) => name.test(file))
    .sort();
}

export interface Import {
  specifier: string;
  /** Whether the whole import is of types, and so gone when the program runs. */
  typeOnly: boolean;
}

/** The imports of a source file, `export … from` and `import()` among them. */
export function parseImports(source: string): Import[] {
  const imports: Import[] = [];
  const statements = /^\s*(?:import|export)\b(\s+type\b)?(?:[^'";]*?\bfrom\b)?\s*['"]([^'"]+)['"]/gm;
  for (const [, type, specifier = ''] of source.matchAll(statements)) {
    imports.push({ specifier, typeOnly: type !== undefined });
  }
  for (const [, specifier = ''] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
    imports.push({ specifier, typeOnly: false });
  }
  return imports;
}

/** The file that an import of this file means, or undefined when it names a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

/** The source without its comments; strings stay. */
export function withoutComments(source: string): string {
  return source.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(^|[^:\\/])\/\/.*$/gm,
    (_all, text: string | undefined, before: string | undefined) => text ?? before ?? '',
  );
}
