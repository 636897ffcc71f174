import { mountOptions } from '../../src/options/mount.tsx';
import { mountPanel } from '../../src/panel/mount.tsx';
import { browserHmac } from '../../src/platform/browser-hmac.ts';
import { mountPopup } from '../../src/popup/mount.tsx';
import { setClock } from '../../src/ui/clock.ts';
import { applyTheme } from '../../src/ui/theme.ts';
import { mountWorkbench } from '../../src/workbench/mount.tsx';
import { type Backstage, createFixtureConnection, STATES } from '../fixtures/connection.ts';
import { NOW } from '../fixtures/report.ts';
import { CHANGED_SETTINGS } from '../fixtures/settings.ts';
import { backstageOf } from './har-backstage.ts';

// gallery.html?page=popup&state=hybrid&theme=dark shows one state of one page without a browser's extension API.
const query = new URLSearchParams(location.search);
const page = query.get('page') ?? 'panel';
const recording = query.get('har');
const state = recording === null ? STATES[query.get('state') ?? 'token'] : await stateOf(recording);
const root = document.getElementById('app');

if (page === 'popup') await import('../../src/popup/popup.css');
else if (page === 'workbench') await import('../../src/workbench/workbench.css');
else if (page === 'options') await import('../../src/options/options.css');
else await import('../../src/panel/panel.css');
applyTheme(query.get('theme') === 'dark' ? 'dark' : 'light');
if (root && page === 'options') {
  const stored = query.get('state') === 'changed' ? CHANGED_SETTINGS : undefined;
  mountOptions(root, { read: async () => stored, write: async () => true, onChanged: () => () => {} });
} else if (root && page === 'workbench') {
  mountWorkbench(root, {
    verify: {
      seenKeys: async () => ({ sets: [], issuers: [] }),
      fetchPublic: () => Promise.reject(new Error('nothing is fetched here')),
      hmac: browserHmac,
      loadSecrets: async () => 'secret\n',
      fetched: new Map(),
    },
    loadJudge: () => import('../../src/judge/judge.ts'),
    loadSuffixes: async () => 'com\nexample\n',
  });
  const pasted = query.get('paste');
  const field = root.querySelector<HTMLTextAreaElement>('#pasted');
  if (field && pasted !== null) {
    field.value = pasted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
} else if (root && state) {
  const backstage = state();
  const connection = createFixtureConnection(backstage);
  const now = 'now' in backstage ? Number(backstage.now) : NOW;
  // The pictures show the same instant each day.
  Date.now = () => now;
  setClock(now);
  if (page === 'popup') {
    const requestAccess = () => Promise.resolve(false);
    mountPopup(root, connection, { tabId: 1, platform: 'Linux', requestAccess, reload: () => {} });
  } else mountPanel(root, connection, { tabId: 1, reload: () => {}, requestAccess: () => {} });
  Object.assign(globalThis, { connection });
}

/** The state after what a recording of a failure tells. */
async function stateOf(name: string): Promise<() => Backstage> {
  const har = await (await fetch(`/recordings/${name}.har`)).text();
  return () => backstageOf(har);
}
