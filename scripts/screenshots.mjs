// Takes pictures of every view in both browsers, light and dark, wide, narrow and in a low drawer:
// npm run screenshots -- [--browser chromium,firefox] [--theme light,dark] [--size wide,narrow,drawer] [--only WORD,WORD] [--out DIR]
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';
import { buildGallery, serveGallery } from './screenshots/serve.mjs';
import { SCENES, SIZES } from './screenshots/shots.mjs';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium,firefox' },
    theme: { type: 'string', default: 'light,dark' },
    size: { type: 'string', default: Object.keys(SIZES).join() },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: 'artifacts/screenshots' },
  },
});
const MAX_NODES = 1500;

const out = path.resolve(values.out);
const folder = path.join(out, 'pages');
await mkdir(out, { recursive: true });
await buildGallery(folder);
const { address, close } = await serveGallery(folder);
let problems = 0;
let pictures = 0;
try {
  for (const browser of values.browser.split(',')) await shootAll(browser === 'firefox' ? 'firefox' : 'chromium');
} finally {
  close();
}
console.log(`${pictures} pictures in ${path.relative('.', out)}, ${problems} problems.`);
process.exitCode = problems === 0 ? 0 : 1;

/** @param {'chromium' | 'firefox'} name */
async function shootAll(name) {
  const browser = await puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: findBrowser(name),
    args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });
  try {
    for (const scene of SCENES) {
      for (const theme of values.theme.split(',')) {
        const sizes =
          scene.sizes ?? values.size.split(',').map((size) => SIZES[/** @type {keyof typeof SIZES} */ (size)]);
        const wanted = scene.shots.filter(({ view }) => isWanted(`${name}-${scene.name}-${view}`));
        if (wanted.length > 0) await shootScene(browser, name, { ...scene, shots: wanted, sizes }, theme);
      }
    }
  } finally {
    await browser.close();
  }
}

/** @param {string} name */
function isWanted(name) {
  return values.only.split(',').some((word) => name.includes(word));
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} name
 * @param {import('./screenshots/shots.mjs').Scene} scene
 * @param {string} theme
 */
async function shootScene(browser, name, { name: sceneName, query, shots, sizes = [] }, theme) {
  const page = await browser.newPage();
  const title = `${name}-${sceneName}`;
  page.on('pageerror', (error) => report(title, String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) report(title, message.text());
  });
  await page.setViewport(sizes[0] ?? SIZES.wide);
  await page.goto(`${address}?${new URLSearchParams({ ...query, theme })}`);
  for (const { view, clicks = [] } of shots) {
    for (const size of sizes) {
      await page.setViewport(size);
      await page.waitForSelector('h1');
      for (const click of clicks) {
        await page.waitForSelector(click);
        await page.evaluate((selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).click(), click);
        await settle(page);
      }
      await settle(page);
      const shot = `${title}-${view}-${size.width}x${size.height}-${theme}`;
      await judge(page, shot);
      const whole = query.page !== undefined;
      await page.screenshot({ fullPage: whole, path: path.join(out, `${/** @type {string} */ (shot)}.png`) });
      pictures += 1;
      // What opens on a click is shut by the next one.
      if (view === 'share' || view === 'gaps' || view === 'raw' || view === 'sizes')
        await undo(page, clicks.at(-1) ?? '');
      if (view === 'request' || view === 'why' || view === 'cookie')
        await undo(page, '[aria-label="Close the details"]');
      if (view === 'hide') await undo(page, 'form.hide [type=button]');
    }
  }
  await page.close();
}

/** @param {import('puppeteer-core').Page} page @param {string} selector */
async function undo(page, selector) {
  await page.evaluate((one) => /** @type {HTMLElement | null} */ (document.querySelector(one))?.click(), selector);
}

/** Two frames: one to draw, one for the sizes that follow from it. @param {import('puppeteer-core').Page} page */
async function settle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What a picture must not be: blank, wider than the window, or made of too much. @param {import('puppeteer-core').Page} page @param {string} shot */
async function judge(page, shot) {
  const { nodes, words, wide } = await page.evaluate(() => ({
    nodes: document.querySelectorAll('*').length,
    words: (document.body.innerText.match(/\w+/g) ?? []).length,
    wide: document.documentElement.scrollWidth > innerWidth,
  }));
  if (nodes > MAX_NODES) report(shot, `${nodes} nodes`);
  if (words < 8) report(shot, 'it is blank');
  if (wide) report(shot, 'the page scrolls sideways');
}

/** @param {string} name @param {string} text */
function report(name, text) {
  problems += 1;
  console.error(`${name}: ${text}`);
}
