import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { buildGallery, serveGallery } from '../../scripts/screenshots/serve.mjs';
import type { BrowserName } from './harness/types.ts';

/** The views in every state, without an extension: built once, shown in one page of each browser. */
export interface Gallery {
  open(name: BrowserName): Promise<Page>;
  address: string;
  close(): Promise<void>;
}

export async function startGallery(): Promise<Gallery> {
  const folder = await mkdtemp(path.join(tmpdir(), 'watchword-gallery-'));
  await buildGallery(folder);
  const { address, close } = await serveGallery(folder);
  const browsers: Browser[] = [];
  return {
    address,
    async open(name) {
      const browser = await puppeteer.launch({
        browser: name === 'firefox' ? 'firefox' : 'chrome',
        executablePath: findBrowser(name),
        args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu'],
        headless: true,
        defaultViewport: { width: 1000, height: 700 },
      });
      browsers.push(browser);
      return browser.newPage();
    },
    async close() {
      for (const browser of browsers) await browser.close();
      close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Clicks one thing after the other, each once it is there and what it led to is drawn. */
export async function clickThrough(page: Page, clicks: readonly string[]): Promise<void> {
  for (const selector of clicks) {
    await page.waitForSelector(selector);
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

let axe: Promise<string> | undefined;

/** What axe-core has against the page: "rule: selector", best practice included; `rules` names those that are asked. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  axe ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe);
  return page.evaluate(
    async (only) => {
      const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await tool.run(document, {
        resultTypes: ['violations'],
        ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`.slice(0, 300)),
      );
    },
    rules ? [...rules] : undefined,
  );
}
