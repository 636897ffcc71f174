import { browser } from '../platform/browser.ts';
import { requestAccess } from '../platform/permissions.ts';
import { createConnection } from '../platform/port-client.ts';
import { applyTheme } from '../ui/theme.ts';
import { mountPopup } from './mount.tsx';

applyTheme(undefined);
const root = document.getElementById('app');
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
if (root && tab?.id !== undefined) {
  const tabId = tab.id;
  mountPopup(root, createConnection({ tabId }), {
    tabId,
    platform: navigator.platform,
    requestAccess,
    reload: () => void browser.tabs.reload(tabId),
  });
}
