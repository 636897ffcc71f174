import { beforeEach, expect, it, vi } from 'vitest';
import { readTabAccess } from '../../src/background/access.ts';
import type { Tab } from '../../src/background/tabs.ts';

const browser = vi.hoisted(() => ({ tabs: {}, permissions: {} }) as Record<string, Record<string, unknown>>);
vi.mock('webextension-polyfill', () => ({ default: browser }));

const urls = new Map<number, string | undefined>([
  [1, 'https://site.example:8443/a'],
  [2, 'chrome://settings/'],
  [3, undefined],
]);
const access = (tabId: number) => readTabAccess({ tabId } as Tab);
const allow = (...allowed: string[]) => {
  browser.permissions = { contains: async ({ origins }: { origins: string[] }) => allowed.includes(origins[0] ?? '') };
};

beforeEach(() => {
  browser.tabs = {
    get(tabId: number) {
      if (!urls.has(tabId)) throw new Error('No tab with id');
      return Promise.resolve({ url: urls.get(tabId) });
    },
  };
});

it('asks for the site of a page that may not be seen, and for nothing else', async () => {
  allow('https://site.example/*');
  expect(await access(1)).toEqual({ access: 'granted', missingOrigins: [] });
  allow();
  expect(await access(1)).toEqual({ access: 'missing', missingOrigins: ['https://site.example/*'] });
  expect(await access(2)).toEqual({ access: 'impossible', missingOrigins: [] });
});

it.each([
  ['withheld', 3],
  ['of a tab that is gone', 4],
])('tells by the permission for all sites what a page is whose address is %s', async (_what, tabId) => {
  allow('<all_urls>');
  expect(await access(tabId)).toEqual({ access: 'impossible', missingOrigins: [] });
  const all = { access: 'missing', missingOrigins: ['<all_urls>'] };
  allow();
  expect(await access(tabId)).toEqual(all);
  browser.permissions = {};
  expect(await access(tabId)).toEqual(all);
});
