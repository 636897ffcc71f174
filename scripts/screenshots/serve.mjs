// The gallery of views, built and served with the policy of the extension, so that what it forbids is seen.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'vite';
import manifest from '../../manifest.json' with { type: 'json' };

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const RECORDINGS = path.resolve('test/failures/recordings');

/**
 * Builds `test/ui/gallery.html` into a folder.
 *
 * @param {string} folder
 */
export function buildGallery(folder) {
  return build({
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'test/ui/gallery.html' },
    },
  });
}

/**
 * Serves a built gallery, and the recordings of failures that its states are read from.
 *
 * @param {string} folder
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serveGallery(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // Browsers ask for it by themselves.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const isRecording = pathname.startsWith('/recordings/');
    const root = isRecording ? RECORDINGS : folder;
    const file = path.join(root, path.normalize(isRecording ? pathname.slice('/recordings'.length) : pathname));
    const body = file.startsWith(root) ? await readFile(file).catch(() => undefined) : undefined;
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
    const policy = manifest.content_security_policy.extension_pages;
    response.writeHead(body ? 200 : 404, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/test/ui/gallery.html`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
