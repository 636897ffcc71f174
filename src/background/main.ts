import { browser } from '../platform/browser.ts';
import { browserName } from '../platform/browser-name.ts';
import { createCookieSource } from '../platform/cookies.ts';
import { extraInfo } from '../platform/features.ts';
import { loadScript, mayLoadLater } from '../platform/load-script.ts';
import { readPageStorage } from '../platform/page-storage.ts';
import { createSettingsStorage, onSettingsChanged } from '../platform/settings.ts';
import { createSessionStorage } from '../platform/storage-session.ts';
import type { PortLike } from '../platform/wire.ts';
import { readTabAccess } from './access.ts';
import { createBackground } from './background.ts';
import { setBadgeColors, showBadge } from './badge.ts';
import type { Judge } from './judging.ts';
import type { RawEvent } from './web-request.ts';

const background = createBackground({
  browser: browserName(),
  storage: createSessionStorage(),
  cookies: createCookieSource(),
  readAccess: readTabAccess,
  readPageStorage,
  showBadge: (tabId, badge) => void showBadge(tabId, badge),
  loadJudge: () => loadScript<Judge>('judge.js', 'watchwordJudge'),
  loadSuffixes: async () => (await fetch(browser.runtime.getURL('public-suffixes.txt'))).text(),
  loadSecrets: async () => (await fetch(browser.runtime.getURL('weak-secrets.txt'))).text(),
  openTabs: async () =>
    (await browser.tabs.query({})).flatMap(({ id, url }) => (id === undefined ? [] : [{ tabId: id, url: url ?? '' }])),
  now: () => Date.now(),
  settings: createSettingsStorage(),
  openOptions: () => void browser.runtime.openOptionsPage(),
  openWorkbench: () => void browser.tabs.create({ url: browser.runtime.getURL('src/workbench/index.html') }),
});

// A worker is woken only by events that had a listener by the end of its first turn, so all of them are added here at once.
const { webRequest } = browser;
const filter = { urls: ['<all_urls>'] };

function listen<N extends RawEvent['name']>(name: N) {
  return (details: unknown): undefined => {
    background.onRequestEvent({ name, details } as RawEvent);
  };
}

webRequest.onBeforeRequest.addListener(listen('request'), filter, ['requestBody']);
webRequest.onSendHeaders.addListener(listen('sent'), filter, extraInfo('onSendHeaders', 'requestHeaders'));
webRequest.onHeadersReceived.addListener(listen('headers'), filter, extraInfo('onHeadersReceived', 'responseHeaders'));
webRequest.onBeforeRedirect.addListener(listen('redirect'), filter, extraInfo('onBeforeRedirect', 'responseHeaders'));
webRequest.onResponseStarted.addListener(listen('started'), filter, extraInfo('onResponseStarted', 'responseHeaders'));
webRequest.onCompleted.addListener(listen('completed'), filter);
webRequest.onErrorOccurred.addListener(listen('error'), filter);

browser.tabs.onUpdated.addListener((tabId, change, tab) => {
  if (change.url !== undefined) background.onTabUrl(tabId, change.url);
  if (change.status === 'complete') background.onTabLoaded(tab.id ?? tabId);
});
browser.tabs.onRemoved.addListener((tabId) => background.onTabClosed(tabId));
browser.tabs.onReplaced.addListener((added, removed) => background.onTabReplaced(added, removed));
browser.cookies.onChanged.addListener(({ cookie }) => background.onCookieChanged(cookie.domain));
browser.permissions.onAdded.addListener(() => background.onAccessChanged());
browser.permissions.onRemoved.addListener(() => background.onAccessChanged());
browser.runtime.onConnect.addListener((port) => background.onPort(port as unknown as PortLike));

onSettingsChanged(background.onSettings);

mayLoadLater('judge.js');

void setBadgeColors();
