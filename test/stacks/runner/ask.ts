import type { ParamsOf, RequestName, ResultOf } from '../../../src/messages/protocol.ts';
import { portName, type ToPage } from '../../../src/platform/wire.ts';
import type { Browser, Panel } from '../../browser/harness/types.ts';

type Api = typeof chrome;

/** The tab that a panel is about. */
export function tabOf(panel: Panel): Promise<number> {
  return panel.evaluate(() => {
    const scope = globalThis as unknown as { browser?: Api };
    return (scope.browser ?? chrome).devtools.inspectedWindow.tabId;
  });
}

/** The newest tab that shows a page of this origin, or was sent on from one. */
export function newestTab(browser: Browser): Promise<number> {
  return browser.evaluateInBackground(async () => {
    const scope = globalThis as unknown as { browser?: Api };
    const tabs = await (scope.browser ?? chrome).tabs.query({});
    return Math.max(...tabs.map(({ id }) => id ?? -1));
  });
}

/** Asks the background, as the panel does. */
export function ask<N extends RequestName>(panel: Panel, name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
  return panel.evaluate(
    (port: string, request: string, parameters: unknown) =>
      new Promise<ResultOf<N>>((resolve, reject) => {
        const scope = globalThis as unknown as { browser?: Api };
        const connection = (scope.browser ?? chrome).runtime.connect({ name: port });
        connection.onMessage.addListener((message: ToPage) => {
          if (message.kind === 'event') return;
          connection.disconnect();
          if (message.kind === 'result') resolve(message.value as ResultOf<N>);
          else reject(new Error(message.message));
        });
        connection.onDisconnect.addListener(() => reject(new Error('The background is gone')));
        connection.postMessage({ kind: 'request', id: 1, name: request, params: parameters });
      }),
    portName(params.tabId),
    name,
    params,
  );
}
