import type { Page } from 'puppeteer-core';
import type { Browser } from './harness/types.ts';
import { poll } from './harness/wait.mjs';

/** The workbench in a tab of its own. */
export interface WorkbenchPage {
  page: Page;
  paste(text: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  press(words: string): Promise<void>;
  /** Waits for words, and gives all of the text. */
  until(words: string): Promise<string>;
}

/** Opens the workbench, and waits until it is drawn. */
export async function openWorkbench(browser: Browser): Promise<WorkbenchPage> {
  const page = await browser.newPage();
  // Firefox never tells that an extension's page has loaded.
  page.goto(`${browser.extensionOrigin}/src/workbench/index.html`).catch(() => undefined);
  await page.waitForSelector('#pasted');
  const text = () => page.evaluate(() => document.body.innerText);
  const fill = (selector: string, value: string) =>
    page.evaluate(
      (wanted, typed) => {
        const input = document.querySelector<HTMLTextAreaElement | HTMLSelectElement>(wanted);
        if (!input) throw new Error(`there is no ${wanted}`);
        input.value = typed;
        for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, { bubbles: true }));
      },
      selector,
      value,
    );
  return {
    page,
    fill,
    paste: (value) => fill('#pasted', value),
    press: (words) =>
      poll(`a button “${words}”`, () =>
        page.evaluate((wanted) => {
          const all = [...document.querySelectorAll('button')];
          const found = all.find((one) => one.innerText.includes(wanted) && !one.disabled);
          found?.click();
          return found !== undefined;
        }, words),
      ).then(() => undefined),
    until: (words) =>
      poll(
        `“${words}” in the workbench`,
        async () => {
          const now = await text();
          return now.includes(words) ? now : undefined;
        },
        { instead: text },
      ) as Promise<string>,
  };
}
