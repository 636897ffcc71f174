import { browser } from './browser.ts';
import { browserName } from './browser-name.ts';

/** A request that DevTools saw to its end, as a HAR entry; the parts that are read. */
export interface FinishedRequest {
  startedDateTime: string;
  request: { url: string; method: string };
  response: { status?: number; content?: { mimeType?: string; size?: number } };
  /** The body and its encoding, `base64` or nothing. Null when DevTools holds it no more. */
  getContent(): Promise<[content: string | null, encoding: string]>;
}

type Entry = Omit<FinishedRequest, 'getContent'>;
type ChromeEntry = Entry & { getContent(callback: (content: string | null, encoding?: string) => void): void };
/** Firefox's second value is the media type. */
type FirefoxEntry = Entry & { getContent(): Promise<[string | null, string | undefined]> };

/** Calls the listener for each request that the inspected page has finished. For pages of DevTools only. */
export function onFinishedRequest(listener: (request: FinishedRequest) => void): void {
  if (browserName() === 'firefox') {
    browser.devtools.network.onRequestFinished.addListener((request) => {
      const entry = request as unknown as FirefoxEntry;
      listener(withContent(entry, async () => [(await entry.getContent())[0], '']));
    });
    return;
  }
  // Chrome's own `browser` has no promise here, and the polyfill keeps out of the way where there is one.
  chrome.devtools.network.onRequestFinished.addListener((request) => {
    const entry = request as unknown as ChromeEntry;
    const getContent = () =>
      new Promise<[string | null, string]>((resolve) => {
        entry.getContent((content, encoding) => resolve([content, encoding ?? '']));
      });
    listener(withContent(entry, getContent));
  });
}

/** All that DevTools recorded of the page and still holds, as HAR entries; none where it does not say. For pages of DevTools only. */
export async function readRecorded(): Promise<unknown[]> {
  const har =
    browserName() === 'firefox'
      ? await browser.devtools.network.getHAR()
      : await new Promise<unknown>((resolve) => chrome.devtools.network.getHAR((log) => resolve(log)));
  // Firefox and Chrome hand over the log itself, others the file around it.
  const log = (har as { log?: unknown } | undefined)?.log ?? har;
  const entries = (log as { entries?: unknown } | undefined)?.entries;
  return Array.isArray(entries) ? entries : [];
}

function withContent(entry: Entry, getContent: FinishedRequest['getContent']): FinishedRequest {
  const { startedDateTime, request, response } = entry;
  return { startedDateTime, request, response, getContent };
}
