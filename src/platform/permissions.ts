import { browser } from './browser.ts';

/** Whether the extension may see a page: `impossible` for pages that no extension may see. */
export type Access = 'granted' | 'missing' | 'impossible';

/** Pages that browsers keep all extensions away from. */
const CLOSED_HOSTS = new Set([
  'chromewebstore.google.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
  'discovery.addons.mozilla.org',
]);

/** True for a web page that an extension can be allowed to see. */
export function isOpenToExtensions(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return false;
  if (parsed.hostname === 'chrome.google.com') return !parsed.pathname.startsWith('/webstore');
  return !CLOSED_HOSTS.has(parsed.hostname);
}

/** The match pattern that covers the site of a page; ports cannot stand in one. */
export function accessPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/**
 * Asks the browser whether the page may be seen. A site that a person set to "on click" in Chrome, or whose permission was
 * taken back in Firefox, is `missing`.
 */
export async function readAccess(url: string): Promise<Access> {
  if (!isOpenToExtensions(url)) return 'impossible';
  try {
    return (await browser.permissions.contains({ origins: [accessPattern(url)] })) ? 'granted' : 'missing';
  } catch {
    return 'impossible';
  }
}

/** Whether this page can ask a person for access. A DevTools panel in Firefox cannot: the toolbar's popup can. */
export function canRequestAccess(): boolean {
  return typeof browser.permissions?.request === 'function';
}

/** Asks the person. Must be called within a click. False when refused, or when this page cannot ask. */
export async function requestAccess(origins: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins });
  } catch {
    return false;
  }
}
