import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { serverPackages } from '../failures/live/packages.ts';

/** Serves the modules of packages to a page, which names them by an import map. */
export function serveLibrary(pathname: string, response: ServerResponse): boolean {
  if (!pathname.startsWith('/lib/')) return false;
  const root = serverPackages();
  const file = path.resolve(root, pathname.slice('/lib/'.length));
  if (!file.startsWith(`${root}${path.sep}`) || !existsSync(file)) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
  return true;
}
