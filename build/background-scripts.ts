import type { CrxPlugin } from '@crxjs/vite-plugin';
import { build, type Rolldown } from 'vite';
import { createBackground } from './manifest.ts';

/** The scripts of the background, and the name under which each puts what it exports into the global scope. */
const scripts = [
  { fileName: 'recorder.js', entry: 'src/background/main.ts' },
  { fileName: 'judge.js', entry: 'src/judge/judge.ts', name: 'watchwordJudge' },
];

/**
 * Builds the background as two classic scripts. A worker that is a module may load nothing later on; a classic one may, so that what
 * tells what facts say, many times the size of what writes them down, is loaded when somebody asks.
 */
export function backgroundScripts(target: 'chrome' | 'firefox', define: Record<string, string>): CrxPlugin {
  return {
    name: 'watchword:background-scripts',
    enforce: 'post',
    async generateBundle(options) {
      for (const { fileName, entry, name } of scripts) {
        const code = await bundle(entry, name, { define, minify: options.minify !== false, target });
        this.emitFile({ type: 'asset', fileName, source: code });
      }
    },
    renderCrxManifest: (manifest) => Object.assign(manifest, createBackground(target)),
  };
}

interface BundleOptions {
  define: Record<string, string>;
  minify: boolean;
  target: 'chrome' | 'firefox';
}

async function bundle(entry: string, name: string | undefined, { define, minify, target }: BundleOptions) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      write: false,
      minify,
      target: target === 'chrome' ? 'chrome120' : 'firefox142',
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: entry,
        preserveEntrySignatures: 'exports-only',
        output: { format: 'iife', codeSplitting: false, ...(name === undefined ? {} : { name }) },
      },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output[0].code;
}
