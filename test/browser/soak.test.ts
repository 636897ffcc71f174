import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../scripts/demo/demo.mjs';
import { signInToSessionSite } from '../../scripts/demo/sign-in.mjs';
import type { Gap } from '../../src/core/capture/gap.ts';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Panel } from './harness/types.ts';
import { poll } from './harness/wait.mjs';
import { waitForVerdict } from './panel-reader.ts';

// The background is killed again and again while a page makes bursts of requests. Every request that the server answered is in the
// list, filled in from DevTools, or counted as missed.

/** `npm run soak` asks for more. */
const KILLS = Number(process.env.WATCHWORD_KILLS ?? 6);
const BURST = 8;

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

/** The same sequence in every run, so that a failure can be seen again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Asks the background as the panel does, over a port of its own. */
function ask<T>(panel: Panel, name: string, params: Record<string, unknown>): Promise<T> {
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

describeInBrowsers('a background that is killed again and again', (browser, name) => {
  test('loses no request without saying so', { timeout: 60_000 + KILLS * 15_000 }, async () => {
    const random = createRandom(20_261_128);
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToSessionSite(page, demo.sessionUrl);
    await waitForVerdict(panel, 'Session cookie');

    let sent = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const from = sent;
      sent += BURST;
      const burst = page.evaluate(
        async (first: number, count: number) => {
          for (let at = first; at < first + count; at += 2)
            await Promise.all([at, at + 1].map((one) => fetch(`/orders?burst=${one}`)));
        },
        from,
        BURST,
      );
      // Somewhere within the burst: the moment is told by how many requests the page has made.
      const when = from + Math.floor(random() * BURST);
      await poll('the burst to get there', () =>
        page.evaluate(
          (at: number) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(`burst=${at}`)),
          when,
        ),
      );
      await browser().killBackground();
      await burst;
    }

    const seen = await poll(
      'every request to be listed or counted',
      async () => {
        const rows = await ask<ExchangeRow[]>(panel, 'rows.list', { after: 0 });
        const { gaps } = await ask<{ gaps: Gap[] }>(panel, 'capture.state', {});
        const bursts = rows.filter(({ url }) => url.includes('burst='));
        const listed = new Set(bursts.map(({ url }) => url));
        const counted = gaps
          .filter(({ kind }) => kind === 'worker-restarted')
          .reduce((sum, { count = 0 }) => sum + count, 0);
        const table = {
          browser: name,
          kills: KILLS,
          answered: sent,
          listed: listed.size,
          filledIn: bursts.filter(({ filledIn }) => filledIn).length,
          missing: sent - listed.size,
          counted,
          twice: bursts.length - listed.size,
        };
        return table.missing <= counted ? table : undefined;
      },
      { instead: async () => JSON.stringify(await ask<{ gaps: Gap[] }>(panel, 'capture.state', {})) },
    );
    console.table([seen]);
    expect(seen.twice).toBe(0);
    await waitForVerdict(panel, 'Session cookie');
    // Firefox still hands events to a page that it has just ended, and writes down that it cannot.
    const own = (await browser().consoleErrors()).filter(({ text }) => !text.startsWith('NS_ERROR_NOT_INITIALIZED'));
    expect(own).toEqual([]);
  });
});
