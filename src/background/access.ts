import { browser } from '../platform/browser.ts';
import { type Access, accessPattern, readAccess } from '../platform/permissions.ts';
import type { Tab } from './tabs.ts';

/** Whether a tab may be seen, and what to ask for when not. */
export interface AccessState {
  access: Access;
  missingOrigins: string[];
}

/**
 * Asks the browser. A tab whose URL is withheld is either a page of the browser itself or one whose host permission is
 * missing: which, the permission for all sites tells.
 */
export async function readTabAccess(tab: Tab): Promise<AccessState> {
  const url = (await currentUrl(tab.tabId)) ?? '';
  if (url === '') {
    const all = await containsAll();
    return all ? { access: 'impossible', missingOrigins: [] } : { access: 'missing', missingOrigins: ['<all_urls>'] };
  }
  const access = await readAccess(url);
  return { access, missingOrigins: access === 'missing' ? [accessPattern(url)] : [] };
}

/** URL of the page a tab shows; undefined when the tab is gone or its URL withheld. */
export async function currentUrl(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

async function containsAll(): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: ['<all_urls>'] });
  } catch {
    return false;
  }
}
