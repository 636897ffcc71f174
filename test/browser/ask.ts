import type { Panel } from './harness/types.ts';

/** Asks the background as the panel does, over a port of its own. */
export function askBackground<T>(panel: Panel, name: string, params: Record<string, unknown>): Promise<T> {
  return panel.evaluate(
    (request: string, more: Record<string, unknown>) => {
      const page = globalThis as unknown as { browser?: typeof chrome; chrome: typeof chrome };
      const api = page.browser ?? page.chrome;
      const { tabId } = api.devtools.inspectedWindow;
      const port = api.runtime.connect({ name: `watchword-tab-${tabId}` });
      return new Promise<T>((resolve, reject) => {
        port.onMessage.addListener((message: { kind: string; value: T; message: string }) => {
          port.disconnect();
          if (message.kind === 'result') resolve(message.value);
          else reject(new Error(message.message));
        });
        port.onDisconnect.addListener(() => reject(new Error('the background went away')));
        port.postMessage({ kind: 'request', id: 1, name: request, params: { tabId, ...more } });
      });
    },
    name,
    params,
  );
}
