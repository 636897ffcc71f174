import { browser } from './browser.ts';
import { browserName } from './browser-name.ts';

/** A panel for DevTools: its title, and paths of its picture and its page from the root of the extension. */
export interface DevToolsPanel {
  title: string;
  icon: string;
  page: string;
}

/** Chrome creates a panel within milliseconds, or never. */
const PATIENCE_MS = 2_000;
const MAX_RELOADS = 3;
const RELOADS = 'panel-reloads';

/**
 * Adds a panel to the DevTools that this page belongs to.
 *
 * Chrome, when busy, sometimes starts the page of an extension before DevTools listens to it. Then nothing the page ever says is heard, and no
 * panel comes. The page asks to be heard by loading again; a title that is taken by then is not given twice.
 */
export function createDevToolsPanel({ title, icon, page }: DevToolsPanel): void {
  if (browserName() === 'firefox') {
    void browser.devtools.panels.create(title, icon, page);
    return;
  }
  const unheard = setTimeout(() => {
    const reloads = Number(sessionStorage.getItem(RELOADS));
    if (reloads >= MAX_RELOADS) return;
    sessionStorage.setItem(RELOADS, String(reloads + 1));
    location.reload();
  }, PATIENCE_MS);
  chrome.devtools.panels.create(title, icon, page, () => {
    clearTimeout(unheard);
    sessionStorage.removeItem(RELOADS);
  });
}
