import { browser } from '../platform/browser.ts';
import { canRequestAccess, requestAccess } from '../platform/permissions.ts';
import { createConnection } from '../platform/port-client.ts';
import { createLayoutStorage } from '../platform/settings.ts';
import { followDevToolsTheme } from './devtools-theme.ts';
import { mountPanel } from './mount.tsx';

const root = document.getElementById('app');
const { tabId } = browser.devtools.inspectedWindow;

followDevToolsTheme(browser.devtools.panels);
if (root) {
  mountPanel(root, createConnection({ tabId }), {
    tabId,
    memory: createLayoutStorage(),
    reload: () => void browser.devtools.inspectedWindow.reload(),
    ...(canRequestAccess() ? { requestAccess: (origins: string[]) => void requestAccess(origins) } : {}),
  });
}
