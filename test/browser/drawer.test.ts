import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../scripts/demo/demo.mjs';
import { signInToJwtSite } from '../../scripts/demo/sign-in.mjs';
import { describeInBrowsers } from './browsers.ts';
import { openTab, waitForVerdict } from './panel-reader.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

describeInBrowsers('a drawer of 300 pixels', (browser) => {
  test('holds the panel: what is longer scrolls inside it, and nothing beside it', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToJwtSite(page, demo.jwtUrl);
    await waitForVerdict(panel, 'JWT bearer token');
    for (const width of [900, 420]) {
      await panel.resize({ width, height: 300 });
      for (const tab of ['overview', 'sign-in', 'requests', 'credentials', 'cookies', 'findings'] as const) {
        await openTab(panel, tab);
        const beyond = await panel.evaluate(() => {
          const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.scrollingElement as Element;
          return { down: scrollHeight - clientHeight, right: scrollWidth - clientWidth };
        });
        expect({ width, tab, ...beyond }).toEqual({ width, tab, down: 0, right: 0 });
      }
    }
  });
});
