import { describe, expect, it } from 'vitest';
import { listFiles, parseImports, readText, resolveImport } from './files.ts';

interface Room {
  /** The rooms of the house that this one may import from. */
  rooms: string[];
  /** The packages that it may import; a colon at the end means all of that scheme. */
  packages?: string[];
  /** Rooms that it may take types from, and nothing else. */
  types?: string[];
}

const core = ['http', 'credential', 'flow', 'rules', 'strategy', 'diagnosis', 'capture', 'report'].map(
  (name) => `src/core/${name}`,
);
const before = (name: string) => core.slice(0, core.indexOf(`src/core/${name}`));
const page: Room = {
  rooms: ['src/ui', 'src/verify', 'src/messages', 'src/platform', 'src/core/paste', ...core],
  packages: ['preact', 'preact/hooks', '@preact/signals', '@tanstack/virtual-core'],
};

/** The table of CONTRIBUTING.md. */
const house: Record<string, Room> = {
  'src/core/http': { rooms: [] },
  'src/core/credential': { rooms: before('credential'), packages: ['jose/base64url'] },
  'src/core/flow': { rooms: before('flow') },
  'src/core/rules': { rooms: before('rules') },
  'src/core/strategy': { rooms: before('rules') },
  'src/core/diagnosis': { rooms: before('diagnosis') },
  'src/core/capture': { rooms: before('capture') },
  'src/core/report': { rooms: [...before('report'), 'src/core/paste'] },
  'src/core/paste': { rooms: before('flow') },
  'src/messages': { rooms: [], types: core },
  'src/platform': { rooms: ['src/messages'], packages: ['webextension-polyfill'] },
  'src/judge': { rooms: core, types: ['src/messages'] },
  // Most of the core is not there before somebody asks for it: the size of what is built (dist.test.ts) tells.
  'src/background': {
    rooms: ['src/core/http', 'src/core/capture', 'src/messages', 'src/platform'],
    types: [...core, 'src/judge'],
  },
  'src/verify': {
    rooms: ['src/core/http', 'src/core/credential', 'src/core/rules'],
    packages: ['jose'],
  },
  'src/ui': { rooms: [...core, 'src/messages', 'src/verify'], packages: page.packages },
  'src/devtools': page,
  'src/panel': page,
  'src/popup': page,
  'src/options': page,
  'src/workbench': { ...page, types: ['src/judge'] },
  'src/cli': { rooms: [...core, 'src/core/paste'], packages: ['node:'] },
};

const sources = listFiles('src', /\.(ts|tsx)$/).filter((file) => !file.endsWith('.d.ts'));
const roomOf = (file: string) => Object.keys(house).find((name) => file.startsWith(`${name}/`));

describe('the house', () => {
  it('is the one that CONTRIBUTING.md describes', () => {
    const table = readText('CONTRIBUTING.md').matchAll(/^\|((?:[^|]*`src\/[^|]*)+)\|/gm);
    const described = [...table].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(src\/[^`]+)`/g)].map(([, name]) => name),
    );
    expect(described.sort()).toEqual(Object.keys(house).sort());
  });

  it('has a room for every source file', () => {
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('is imported only as the table allows', () => {
    const wrong: string[] = [];
    for (const file of sources) {
      const own = roomOf(file) ?? '';
      const { rooms, packages = [], types = [] } = house[own] ?? { rooms: [] };
      for (const { specifier, typeOnly } of parseImports(readText(file))) {
        const target = resolveImport(file, specifier);
        if (target === undefined) {
          if (!packages.some((name) => (name.endsWith(':') ? specifier.startsWith(name) : specifier === name))) {
            wrong.push(`${file} imports the package ${specifier}`);
          }
          continue;
        }
        const room = roomOf(target);
        // A style sheet or page beside the file is its own.
        if (room === own) continue;
        if (room !== undefined && rooms.includes(room)) continue;
        if (room === undefined || !types.includes(room)) wrong.push(`${file} imports ${target}`);
        else if (!typeOnly) wrong.push(`${file} imports more than types of ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    const graph = new Map(
      sources.map((file) => [
        file,
        parseImports(readText(file)).flatMap(({ specifier }) => resolveImport(file, specifier) ?? []),
      ]),
    );
    expect(findCycle(graph)).toEqual([]);
  });

  it('names each import with its ending', () => {
    const wrong = sources.flatMap((file) =>
      parseImports(readText(file))
        .map(({ specifier }) => specifier)
        .filter((specifier) => specifier.startsWith('.') && !/\.(tsx?|css|json)(\?\w+)?$/.test(specifier))
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** The files of one cycle in the order of their imports, the first one also last; empty when there is none. */
function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (done.has(file)) return [];
    const at = path.indexOf(file);
    if (at !== -1) return [...path.slice(at), file];
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('the import scanner', () => {
  it('sees every form of import', () => {
    const source = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import {\n  c,\n  d,\n} from './c.ts';",
      "export { e } from './e.ts';",
      "export type * from './f.ts';",
      "import './g.css';",
      "const h = await import('./h.ts');",
      "export const text = 'no import';",
      "// import './comment.ts'",
    ].join('\n');
    expect(parseImports(source)).toEqual([
      { specifier: './a.ts', typeOnly: false },
      { specifier: './b.ts', typeOnly: true },
      { specifier: './c.ts', typeOnly: false },
      { specifier: './e.ts', typeOnly: false },
      { specifier: './f.ts', typeOnly: true },
      { specifier: './g.css', typeOnly: false },
      { specifier: './h.ts', typeOnly: false },
    ]);
  });

  it('finds a cycle', () => {
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
  });
});
