import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };

/** What a build is made for. */
export type BuildTarget = 'chrome' | 'firefox' | 'cli';

/** The version that all builds carry. */
export const version = packageJson.version;

/** The id under which Firefox knows the extension. */
export const geckoId = 'watchword@watchword.example';

/** The manifest of one browser, derived from `manifest.json`: the version from package.json, and Firefox's own form. */
export function createManifest(target: 'chrome' | 'firefox', dev: boolean): Record<string, unknown> {
  const { minimum_chrome_version, content_security_policy, background, ...common } = manifest;
  const shared = {
    ...common,
    version,
    // While developing, the pages load from the development server, which the strict policy would forbid.
    ...(dev ? {} : { content_security_policy }),
  };
  // While developing, the source itself is the worker.
  const worker = dev ? { background } : {};
  if (target === 'chrome') return { ...shared, minimum_chrome_version, ...worker };
  return {
    ...shared,
    browser_specific_settings: {
      gecko: {
        id: geckoId,
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/** The part of the manifest about the built background: a worker in Chrome, an event page in Firefox. */
export function createBackground(target: 'chrome' | 'firefox'): Record<string, unknown> {
  return { background: target === 'chrome' ? { service_worker: 'recorder.js' } : { scripts: ['recorder.js'] } };
}
