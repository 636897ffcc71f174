import { browser } from './browser.ts';

/**
 * What to ask webRequest for. Chrome leaves Cookie, Set-Cookie, Authorization, Origin and Referer out unless `extraHeaders`
 * is asked for; Firefox has no such word and refuses a listener that uses it.
 */
export function extraInfo<T extends string>(
  event: 'onSendHeaders' | 'onHeadersReceived' | 'onBeforeRedirect' | 'onResponseStarted',
  ...wanted: T[]
) {
  return hasExtraHeaders(event) ? [...wanted, 'extraHeaders' as T] : wanted;
}

const OPTIONS = {
  onSendHeaders: 'OnSendHeadersOptions',
  onHeadersReceived: 'OnHeadersReceivedOptions',
  onBeforeRedirect: 'OnBeforeRedirectOptions',
  onResponseStarted: 'OnResponseStartedOptions',
} as const;

function hasExtraHeaders(event: keyof typeof OPTIONS): boolean {
  const options = (browser.webRequest as unknown as Record<string, unknown>)[OPTIONS[event]];
  return typeof options === 'object' && options !== null && Object.values(options).includes('extraHeaders');
}
