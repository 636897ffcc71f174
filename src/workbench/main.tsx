import { browserHmac } from '../platform/browser-hmac.ts';
import { fetchPublic } from '../platform/fetch-public.ts';
import { loadScript } from '../platform/load-script.ts';
import { readOwnFile } from '../platform/own-file.ts';
import { applyTheme } from '../ui/theme.ts';
import { mountWorkbench } from './mount.tsx';

applyTheme(undefined);
const root = document.getElementById('app');
if (root) {
  mountWorkbench(root, {
    verify: {
      seenKeys: async () => ({ sets: [], issuers: [] }),
      fetchPublic,
      hmac: browserHmac,
      loadSecrets: () => readOwnFile('weak-secrets.txt'),
      fetched: new Map(),
    },
    loadJudge: () => loadScript('judge.js', 'watchwordJudge'),
    loadSuffixes: () => readOwnFile('public-suffixes.txt'),
  });
}
