import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPageStorage } from '../../src/platform/page-storage.ts';

type Injection = { target: { tabId: number }; func: () => unknown };

const browser = vi.hoisted(() => ({ scripting: { executeScript: undefined as unknown } }));
vi.mock('webextension-polyfill', () => ({ default: browser }));

/** Storage as a page has it. */
function createStorage(pairs: readonly (readonly [string, string])[]): Storage {
  return {
    length: pairs.length,
    key: (index: number) => pairs[index]?.[0] ?? null,
    getItem: (key: string) => pairs.find(([name]) => name === key)?.[1] ?? null,
  } as Storage;
}

function showPage(local: readonly (readonly [string, string])[], session: readonly (readonly [string, string])[] = []) {
  vi.stubGlobal('location', { origin: 'https://site.example' });
  vi.stubGlobal('localStorage', createStorage(local));
  vi.stubGlobal('sessionStorage', createStorage(session));
}

beforeEach(() => {
  browser.scripting.executeScript = async ({ target, func }: Injection) => {
    if (target.tabId !== 7) throw new Error('Cannot access contents of the page');
    return [{ result: await func() }];
  };
});
afterEach(() => vi.unstubAllGlobals());

describe('the storage of a page', () => {
  it('is what both kinds hold, with the origin that it belongs to', async () => {
    showPage([['theme', 'dark']], [['token', 'abc']]);
    expect(await readPageStorage(7)).toEqual({
      origin: 'https://site.example',
      local: [{ key: 'theme', value: 'dark' }],
      session: [{ key: 'token', value: 'abc' }],
      databases: [],
      truncated: false,
    });
  });

  it('is not known of a page that may not be seen, has no frame, or stands in a sandbox', async () => {
    showPage([['theme', 'dark']]);
    expect(await readPageStorage(8)).toBeUndefined();
    vi.stubGlobal('localStorage', undefined);
    expect(await readPageStorage(7)).toBeUndefined();
    browser.scripting.executeScript = async () => [];
    expect(await readPageStorage(7)).toBeUndefined();
  });

  it('leaves out a value that went while it was read, and keeps an empty one', async () => {
    showPage([['empty', '']]);
    vi.stubGlobal('sessionStorage', { ...createStorage([]), length: 1, key: () => null });
    expect(await readPageStorage(7)).toMatchObject({ local: [{ key: 'empty', value: '' }], session: [] });
    vi.stubGlobal('sessionStorage', { ...createStorage([['gone', 'x']]), getItem: () => null });
    expect(await readPageStorage(7)).toMatchObject({ session: [{ key: 'gone', value: '' }] });
  });

  it.each([
    ['500 entries', Array.from({ length: 501 }, (_, index) => [`k${index}`, 'v'] as const), 500],
    [
      'values of 100,000 characters',
      [
        ['a', 'x'.repeat(100_001)],
        ['b', 'y'.repeat(100_000)],
      ] as const,
      1,
    ],
    ['a million characters', Array.from({ length: 11 }, (_, index) => [`${index}`, 'x'.repeat(100_000)] as const), 9],
  ])('is cut at %s, and says so', async (_what, pairs, kept) => {
    showPage(pairs);
    const read = await readPageStorage(7);
    expect(read?.local).toHaveLength(kept);
    expect(read?.truncated).toBe(true);
  });

  it('fits exactly', async () => {
    showPage(Array.from({ length: 10 }, (_, index) => [`${index}`, 'x'.repeat(99_999)] as const));
    const read = await readPageStorage(7);
    expect(read?.local).toHaveLength(10);
    expect(read?.truncated).toBe(false);
  });

  it('tells the databases too, where the page let them be read', async () => {
    showPage([]);
    const databases = { pairs: [{ key: 'msal/tokens/1', value: '{}' }], truncated: true };
    const answers: unknown[] = [];
    browser.scripting.executeScript = async ({ func }: Injection) =>
      func.name === 'collectDatabases' ? answers : [{ result: func() }];
    expect(await readPageStorage(7)).toMatchObject({ databases: [], truncated: false });
    answers.push({ result: databases });
    expect(await readPageStorage(7)).toMatchObject({ databases: databases.pairs, truncated: true });
  });
});
