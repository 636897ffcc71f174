import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The same listeners with the same options as the background has, and nothing in them. A port is answered at once.
const worker = `
const filter = { urls: ['<all_urls>'] };
const { webRequest } = chrome;
webRequest.onBeforeRequest.addListener(() => {}, filter, ['requestBody']);
webRequest.onSendHeaders.addListener(() => {}, filter, ['requestHeaders', 'extraHeaders']);
webRequest.onHeadersReceived.addListener(() => {}, filter, ['responseHeaders', 'extraHeaders']);
webRequest.onBeforeRedirect.addListener(() => {}, filter, ['responseHeaders', 'extraHeaders']);
webRequest.onResponseStarted.addListener(() => {}, filter, ['responseHeaders', 'extraHeaders']);
webRequest.onCompleted.addListener(() => {}, filter);
webRequest.onErrorOccurred.addListener(() => {}, filter);
chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(({ id }) => port.postMessage({ kind: 'result', id }));
});
`;

/**
 * An extension with the permissions of the built one whose listeners do nothing, in a folder of its own.
 *
 * @param {string} extensionDir the built one
 * @returns {{ dir: string, remove: () => void }}
 */
export function createIdleExtension(extensionDir) {
  const dir = mkdtempSync(path.join(tmpdir(), 'watchword-idle-'));
  const { manifest_version, version, icons, permissions, host_permissions, minimum_chrome_version } = JSON.parse(
    readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'),
  );
  const manifest = {
    manifest_version,
    name: 'Idle',
    version,
    icons,
    permissions,
    host_permissions,
    minimum_chrome_version,
    background: { service_worker: 'worker.js' },
  };
  mkdirSync(path.join(dir, 'icons'));
  cpSync(path.join(extensionDir, 'icons'), path.join(dir, 'icons'), { recursive: true });
  writeFileSync(path.join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(dir, 'worker.js'), worker);
  return { dir, remove: () => rmSync(dir, { recursive: true }) };
}
