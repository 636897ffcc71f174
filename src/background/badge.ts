import type { BadgeText } from '../judge/badge-text.ts';
import { browser } from '../platform/browser.ts';

const ERROR_COLOR = '#c5221f';

/** Shows it on the button of that tab; a tab that is gone is passed over. */
export async function showBadge(tabId: number, { text, title }: BadgeText): Promise<void> {
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab was closed in the meantime.
  }
}

/** The colour is the same for all tabs and survives as long as the browser runs. */
export async function setBadgeColors(): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: ERROR_COLOR });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
}
