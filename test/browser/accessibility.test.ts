import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCENES } from '../../scripts/screenshots/shots.mjs';
import { clickThrough, type Gallery, startGallery, violationsOf } from './gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery?.close());

const TABS = ['overview', 'sign-in', 'requests', 'credentials', 'findings'];

describe.each(['chromium', 'firefox'] as const)('in %s', (name) => {
  let page: Page;
  beforeAll(async () => {
    page = await gallery.open(name);
  });

  const show = async (query: Record<string, string>) => {
    await page.goto(`${gallery.address}?${new URLSearchParams(query)}`);
    await page.waitForSelector('h1');
  };

  test.each(SCENES)('axe-core has nothing against any view of $name, in light and dark', async ({ query, shots }) => {
    const found: string[] = [];
    await show({ ...query, theme: 'light' });
    for (const { view, clicks = [] } of shots) {
      await clickThrough(page, clicks);
      const look = async (theme: string, rules?: string[]) => {
        for (const text of await violationsOf(page, rules)) found.push(`${view}, ${theme}: ${text}`);
      };
      await look('light');
      // Only colours are others, and they are those of the same style sheet in both browsers.
      if (name === 'chromium') {
        await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
        await look('dark', ['color-contrast']);
        await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
      }
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
  });

  test('the Tab key reaches every control of every tab, and all that is left is reached by arrows', async () => {
    for (const tab of TABS) {
      await show({ state: 'token', theme: 'light' });
      await clickThrough(page, [`#tab-${tab}`]);
      const wanted = await page.evaluate(markStops);
      const reached = new Set<string>();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (let step = 0; step < wanted.length + 12 && reached.size < wanted.length; step += 1) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? ''));
        reached.delete('');
      }
      expect({ tab, missed: wanted.filter((stop) => !reached.has(stop)) }).toEqual({ tab, missed: [] });
    }
  });

  test('with the keys alone a request is opened and closed, a column sorted, a menu used, and the focus comes back', async () => {
    await show({ state: 'token', theme: 'light' });
    const focus = (selector: string) =>
      page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
    const focused = (selector: string) =>
      page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    await focus('#tab-overview');
    for (const _ of ['sign-in', 'requests']) await page.keyboard.press('ArrowRight');
    expect(await focused('#tab-requests[aria-selected=true]')).toBe(true);
    await page.waitForSelector('.request-list');

    await focus('.request-list');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.detail h1');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.detail') === null);
    expect(await focused('.request-list')).toBe(true);

    await focus('[data-column=number] button');
    await page.keyboard.press('Enter');
    const first = () => page.evaluate(() => document.querySelector('[role=option] .number')?.textContent);
    await expect.poll(first).toBe('43');
    const width = () => page.evaluate(() => document.querySelector<HTMLElement>('[data-column=status]')?.offsetWidth);
    const before = Number(await width());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await expect.poll(width).toBe(before + 8);

    await focus('.columns-menu');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=menu]');
    expect(await focused('[role=menuitemcheckbox]')).toBe(true);
    await page.keyboard.press(' ');
    await page.waitForFunction(() => document.querySelector('[data-column=status]') === null);
    await page.keyboard.press('Escape');
    expect(await focused('.columns-menu')).toBe(true);
  });

  test('at twice the size nothing is cut off sideways, in any tab', async () => {
    const beyond: string[] = [];
    for (const state of ['token', 'claims']) {
      await show({ state, theme: 'light' });
      // What 200 % of zoom leaves of a window of 1000 by 700.
      await page.setViewport({ width: 500, height: 350, deviceScaleFactor: 2 });
      for (const tab of TABS) {
        await clickThrough(page, [`#tab-${tab}`]);
        for (const what of await page.evaluate(findCutOff)) beyond.push(`${state}, ${tab}: ${what}`);
      }
    }
    await page.setViewport({ width: 1000, height: 700 });
    expect(beyond).toEqual([]);
  });
});

/** Gives each stop of the Tab key a number, and returns the numbers. */
function markStops(): string[] {
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
  const stops = [...all].filter(
    (one) => one.tabIndex >= 0 && !one.hasAttribute('disabled') && one.checkVisibility({ visibilityProperty: true }),
  );
  return stops.map((one, index) => {
    one.setAttribute('data-stop', `${index} ${one.ariaLabel ?? one.textContent?.slice(0, 40) ?? ''}`);
    return one.getAttribute('data-stop') ?? '';
  });
}

/** Controls and headings that stand beyond the window, and the window itself where it scrolls sideways. */
function findCutOff(): string[] {
  const isWide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  const cut = [...document.querySelectorAll<HTMLElement>('button, select, input, h1, h2')].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 1 && (left < -1 || right > innerWidth + 1) && !one.closest('.tabs, .trade-offs');
  });
  return [...isWide, ...cut.map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`)];
}
