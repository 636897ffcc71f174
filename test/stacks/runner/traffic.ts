import type { HTTPRequest, Page } from 'puppeteer-core';
import { poll } from '../../browser/harness/wait.mjs';

/** What a tab was answered, as the browser's own protocol tells it: the measure of what the extension must have seen. */
export interface Traffic {
  /** Resolves when `list` holds everything that was answered so far. */
  reached(list: () => Promise<readonly { method: string; url: string; status: number }[]>): Promise<void>;
}

/** Follows the tab's documents, and its scripts' requests where the browser tells them apart. */
export function followTraffic(page: Page): Traffic {
  const answered = new Set<string>();
  page.on('response', (response) => {
    const request = response.request();
    if (/^https?:/.test(request.url()) && isOrdinary(request)) answered.add(keyOf(request.method(), request.url()));
  });
  return {
    async reached(list) {
      const wanted = [...answered];
      let missing = wanted;
      await poll(
        'the extension to have seen every request',
        async () => {
          const rows = await list();
          const seen = new Set(rows.filter(({ status }) => status > 0).map(({ method, url }) => keyOf(method, url)));
          missing = wanted.filter((key) => !seen.has(key));
          return missing.length === 0;
        },
        { instead: () => `these are missing: ${missing.join(', ')}` },
      );
    },
  };
}

function isOrdinary(request: HTTPRequest): boolean {
  if (request.isNavigationRequest()) return true;
  try {
    return ['xhr', 'fetch'].includes(request.resourceType());
  } catch {
    // Firefox does not tell.
    return false;
  }
}

/** Without the query and the user, which the extension masks in its list. */
function keyOf(method: string, url: string): string {
  const { origin, pathname } = new URL(url);
  return `${method} ${origin}${pathname}`;
}

/** A URL without the values of its query, which may be secrets. */
export function withoutValues(url: string): string {
  return url.replace(/=[^&#]*/g, '=…');
}
