import { runnerImport } from 'vite';

const ENTRY = 'virtual:modules';

/**
 * Loads TypeScript modules, all in one go: what they share is read once.
 *
 * @param {readonly string[]} files absolute paths
 * @returns {Promise<unknown[]>} what each exports, in that order
 */
export async function loadModules(files) {
  const code = files.map((file, index) => `export * as m${index} from ${JSON.stringify(file)};`).join('\n');
  const { module } = await runnerImport(ENTRY, {
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'watchword:modules',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : undefined),
        load: (id) => (id === `\0${ENTRY}` ? code : undefined),
      },
    ],
  });
  const loaded = /** @type {Record<string, unknown>} */ (module);
  return files.map((_, index) => loaded[`m${index}`]);
}
