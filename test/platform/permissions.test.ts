import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  accessPattern,
  canRequestAccess,
  isOpenToExtensions,
  readAccess,
  requestAccess,
} from '../../src/platform/permissions.ts';

const browser = vi.hoisted(() => ({ permissions: {} as Record<string, unknown> | undefined }));
vi.mock('webextension-polyfill', () => ({ default: browser }));

let granted: string[];
beforeEach(() => {
  granted = ['https://site.example/*'];
  browser.permissions = {
    contains: async ({ origins }: { origins: string[] }) => origins.every((one) => granted.includes(one)),
    request: async ({ origins }: { origins: string[] }) => {
      granted.push(...origins);
      return true;
    },
  };
});

describe('what an extension may see', () => {
  it.each([
    ['https://site.example/', true],
    ['http://localhost:3000/a', true],
    ['https://chrome.google.com/search', true],
    ['https://chrome.google.com/webstore/detail/x', false],
    ['https://chromewebstore.google.com/', false],
    ['https://addons.mozilla.org/en-US/', false],
    ['https://accounts.firefox.com/', false],
    ['https://support.mozilla.org/', false],
    ['https://discovery.addons.mozilla.org/', false],
    ['https://mozilla.org/', true],
    ['chrome://settings', false],
    ['about:blank', false],
    ['file:///etc/hosts', false],
    ['ftp://site.example/', false],
    ['no address', false],
  ])('%s: %s', (url, open) => {
    expect(isOpenToExtensions(url)).toBe(open);
  });

  it('is asked for a whole site, as a pattern takes no port', () => {
    expect(accessPattern('https://site.example:8443/a?b#c')).toBe('https://site.example/*');
    expect(accessPattern('http://[::1]:80/')).toBe('http://[::1]/*');
  });

  it('is what the browser says of the site', async () => {
    expect(await readAccess('https://site.example:8443/a')).toBe('granted');
    expect(await readAccess('http://site.example/a')).toBe('missing');
    granted.push('chrome://settings/*');
    expect(await readAccess('chrome://settings/a')).toBe('impossible');
    browser.permissions = undefined;
    expect(await readAccess('https://site.example/')).toBe('impossible');
  });
});

describe('asking for access', () => {
  it('gives what the person answered', async () => {
    expect(canRequestAccess()).toBe(true);
    expect(await requestAccess(['https://other.example/*'])).toBe(true);
    expect(await readAccess('https://other.example/')).toBe('granted');
    browser.permissions = { request: async () => false };
    expect(await requestAccess(['https://other.example/*'])).toBe(false);
  });

  it('is a no where the browser refuses the question, and where a page cannot ask', async () => {
    browser.permissions = { request: () => Promise.reject(new Error('must be called within a click')) };
    expect(await requestAccess(['https://other.example/*'])).toBe(false);
    for (const permissions of [{}, undefined]) {
      browser.permissions = permissions;
      expect(canRequestAccess()).toBe(false);
      expect(await requestAccess(['https://other.example/*'])).toBe(false);
    }
  });
});
