// Renders public/icons/icon.svg to the sizes that the manifest names. Run after changing the drawing; the PNGs are committed.
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

const root = new URL('../', import.meta.url);
const svg = await readFile(new URL('public/icons/icon.svg', root), 'utf8');
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await puppeteer.launch({ executablePath: findBrowser('chromium'), headless: true, args });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true, optimizeForSpeed: false });
  await writeFile(new URL(`public/icons/icon-${size}.png`, root), png);
}
await browser.close();
