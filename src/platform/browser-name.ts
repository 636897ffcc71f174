import { browser } from './browser.ts';

/** The browser this runs in, told by the scheme of the extension's own pages. */
export function browserName(): 'chrome' | 'firefox' {
  return browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chrome';
}
