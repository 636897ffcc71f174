import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type UserConfig } from 'vite';
import { backgroundScripts } from './build/background-scripts.ts';
import { type BuildTarget, createManifest, version } from './build/manifest.ts';
import { pagePolicy } from './build/page-policy.ts';
import { publicSuffixes } from './build/public-suffixes.ts';
import { weakSecrets } from './build/weak-secrets.ts';

const define = { __VERSION__: JSON.stringify(version) };

/** The command line: one file for Node, nothing to install beside it. */
const cli: UserConfig = {
  define,
  publicDir: false,
  plugins: [publicSuffixes()],
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: 'watchword.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
};

function extension(target: 'chrome' | 'firefox', dev: boolean): UserConfig {
  return {
    define,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      crx({ manifest: createManifest(target, dev) as unknown as ManifestV3Export, browser: target }),
      ...(dev ? [] : [backgroundScripts(target, define)]),
      publicSuffixes(),
      weakSecrets(),
      pagePolicy(),
    ],
    server: {
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      hmr: { host: '127.0.0.1', port: 5173 },
      cors: { origin: /^chrome-extension:\/\// },
    },
    build: {
      outDir: dev ? `dist/dev-${target}` : `dist/${target}`,
      target: target === 'chrome' ? 'chrome120' : 'firefox142',
      modulePreload: { polyfill: false },
      // The manifest names neither the panel, which the DevTools page creates, nor the workbench, which opens in a tab.
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: { panel: 'src/panel/index.html', workbench: 'src/workbench/index.html' },
        // Preact in a file of its own: popup and panel share it, and a warning about its code is seen not to be ours.
        output: dev ? {} : { codeSplitting: { groups: [{ name: 'preact', test: /node_modules\/@?preact\// }] } },
      },
    },
  };
}

/** One configuration for all builds: `vite build --mode chrome`, `firefox` or `cli`. */
export default defineConfig(({ mode, command }) => {
  const target = (['chrome', 'firefox', 'cli'].includes(mode) ? mode : 'chrome') as BuildTarget;
  return target === 'cli' ? cli : extension(target, command === 'serve');
});
