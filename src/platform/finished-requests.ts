import { browser } from './browser.ts';
import { browserName } from './browser-name.ts';

/** A request that DevTools saw to its end, as a HAR entry; the parts that are read. */
export interface FinishedRequest {
  startedDateTime: string;
  request: { url: string; method: string };
  response: { content?: { mimeType?: string; size?: number } };
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

function withContent(entry: Entry, getContent: FinishedRequest['getContent']): FinishedRequest {
  const { startedDateTime, request, response } = entry;
  return { startedDateTime, request, response, getContent };
}
