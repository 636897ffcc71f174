import type { Page } from 'puppeteer-core';
import { poll } from '../../browser/harness/wait.mjs';

/** Waits until the tab shows a document of this title. */
export async function shows(page: Page, title: string | RegExp): Promise<void> {
  await poll(`a page with the title ${title}`, async () => {
    const now = await page.title();
    return typeof title === 'string' ? now === title : title.test(now);
  });
}

/** Sends the form on the page, and waits for what it leads to. */
export async function submit(page: Page, title: string | RegExp): Promise<void> {
  await page.waitForSelector('#go');
  // The click itself may never be answered when its page goes.
  await page.evaluate(() => setTimeout(() => document.querySelector<HTMLElement>('#go')?.click()));
  await shows(page, title);
}

/** Sends a form whose answer is the same page again. */
export async function submitInPlace(page: Page): Promise<void> {
  await page.waitForSelector('#go');
  await page.evaluate(() => {
    document.documentElement.dataset.left = 'no';
    setTimeout(() => document.querySelector<HTMLElement>('#go')?.click());
  });
  await poll('the page to be another', () =>
    page.evaluate(() => document.documentElement.dataset.left === undefined && document.readyState === 'complete'),
  );
}
