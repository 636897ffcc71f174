import { describe, expect, it } from 'vitest';
import { askingOrigin, isTopNavigation, isWebRequest, pageUrlOf } from '../../src/background/pages.ts';
import { toResourceType } from '../../src/background/resource-type.ts';
import type { RequestDetails } from '../../src/background/web-request.ts';

function details(more: Partial<RequestDetails> = {}): RequestDetails {
  const url = 'https://api.example/me';
  return { requestId: '1', url, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0, timeStamp: 1, ...more };
}

const tabUrl = 'https://tab.example/';
const documentUrl = 'https://document.example/page';
const originUrl = 'https://origin.example/script.js';
const initiator = 'https://initiator.example';
const frameAncestors = [{ url: 'https://inner.example/' }, { url: 'https://outer.example/' }];

describe('the page that a request was made for', () => {
  it.each([
    ['a page that is loaded', { type: 'main_frame', documentUrl }, tabUrl, 'https://api.example/me'],
    ['a request in frames', { frameAncestors, documentUrl }, tabUrl, 'https://outer.example/'],
    ['a request of the page, in Firefox', { documentUrl, originUrl }, tabUrl, documentUrl],
    ['a request of a frame', { documentUrl, frameId: 5 }, tabUrl, tabUrl],
    ['a frame that is loaded', { type: 'sub_frame', documentUrl }, tabUrl, tabUrl],
    ['a request in Chrome', { initiator }, tabUrl, tabUrl],
    ['a request of a tab that shows nothing yet', { documentUrl, frameId: 5, originUrl, initiator }, '', documentUrl],
    ['the same without a document', { originUrl, initiator }, '', originUrl],
    ['the same of which only the origin is known', { initiator }, '', initiator],
    ['a request of nobody', {}, '', undefined],
  ])('is known of %s', (_what, more, tab, page) => {
    expect(pageUrlOf(details(more), tab)).toBe(page);
  });
});

it.each([
  [{ initiator, documentUrl, originUrl }, initiator],
  [{ documentUrl, originUrl }, 'https://document.example'],
  [{ originUrl }, 'https://origin.example'],
  [{}, ''],
])('knows the origin that asked: %j', (more, origin) => {
  expect(askingOrigin(details(more))).toBe(origin);
});

it.each([
  [{ type: 'main_frame' }, true],
  [{ type: 'main_frame', documentLifecycle: 'active' }, true],
  [{ type: 'main_frame', documentLifecycle: 'prerender' }, false],
  [{ type: 'sub_frame' }, false],
])('puts a page into the tab, or not: %j', (more, is) => {
  expect(isTopNavigation(details(more))).toBe(is);
});

it.each([
  [{ url: 'http://a.example/' }, true],
  [{ url: 'https://a.example/' }, true],
  [{ url: 'ws://a.example/' }, true],
  [{ url: 'wss://a.example/' }, true],
  [{ url: 'data:text/plain,x' }, false],
  [{ url: 'chrome-extension://id/x.js' }, false],
  [{ url: 'no address' }, false],
  [{ initiator: 'chrome-extension://id' }, false],
  [{ documentUrl: 'moz-extension://id/page.html' }, false],
  [{ originUrl: 'moz-extension://id/page.html' }, false],
  [{ initiator: 'https://a.example', originUrl: 'moz-extension://id' }, true],
  [{ documentUrl: 'https://a.example/?chrome-extension://id' }, true],
])('captures web traffic alone: %j', (more, is) => {
  expect(isWebRequest(details(more))).toBe(is);
});

it.each([
  ['main_frame', 'document'],
  ['sub_frame', 'subdocument'],
  ['xmlhttprequest', 'fetch'],
  ['script', 'script'],
  ['stylesheet', 'stylesheet'],
  ['image', 'image'],
  ['imageset', 'image'],
  ['font', 'font'],
  ['media', 'media'],
  ['websocket', 'websocket'],
  ['ping', 'ping'],
  ['beacon', 'ping'],
  ['csp_report', 'other'],
  ['toString', 'other'],
])('calls %s %s', (browsers, ours) => {
  expect(toResourceType(browsers)).toBe(ours);
});
