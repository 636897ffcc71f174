import { browser } from './browser.ts';

/** What a classic worker has and a page has not. */
interface WorkerScope {
  importScripts?(url: string): void;
  addEventListener(name: 'install', listener: () => void): void;
}

const scope = globalThis as unknown as WorkerScope & Record<string, unknown>;

/**
 * Loads a script of the extension that puts `name` into the global scope, and gives it. At once in a worker; in a background page by an
 * element. Rejects when there is no such script.
 */
export async function loadScript<T>(file: string, name: string): Promise<T> {
  if (scope[name] === undefined) {
    const url = browser.runtime.getURL(file);
    if (scope.importScripts) scope.importScripts(url);
    else await loadByElement(url);
  }
  return scope[name] as T;
}

/** A worker may load later only what it loaded while it was installed (Service Workers, section 4.6.2): call it in the first turn. */
export function mayLoadLater(file: string): void {
  if (scope.importScripts) scope.addEventListener('install', () => scope.importScripts?.(browser.runtime.getURL(file)));
}

function loadByElement(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('A script of the extension could not be loaded.')));
    document.head.append(script);
  });
}
