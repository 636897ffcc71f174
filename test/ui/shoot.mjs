// Takes pictures of the views in their states: node test/ui/shoot.mjs [--browser firefox] [--out DIR] [--only WORD,WORD]
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import manifest from '../../manifest.json' with { type: 'json' };

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chrome' },
    out: { type: 'string', default: 'artifacts/gallery' },
    only: { type: 'string', default: '' },
  },
});

const WIDE = { width: 1000, height: 600 };
const DRAWER = { width: 1000, height: 300 };
const NARROW = { width: 420, height: 700 };

/** @type {{ page?: string, state?: string, har?: string, view?: string, size: { width: number, height: number }, theme: string, click?: string, more?: string }[]} */
const SHOTS = [
  ...['light', 'dark'].flatMap((theme) => [
    ...['overview', 'requests', 'credentials', 'cookies', 'findings'].map((view) => ({
      state: 'token',
      view,
      size: WIDE,
      theme,
    })),
    { state: 'token', view: 'credentials', size: NARROW, theme },
    { state: 'hybrid', view: 'overview', size: NARROW, theme },
    { state: 'token', view: 'overview', size: DRAWER, theme },
    { state: 'token', view: 'requests', size: WIDE, theme, click: '.virtual-row:nth-child(7)' },
    { page: 'popup', state: 'hybrid', size: { width: 360, height: 520 }, theme },
  ]),
  ...['light', 'dark'].flatMap((theme) => [
    { page: 'options', state: 'changed', size: WIDE, theme },
    { page: 'options', state: 'token', size: NARROW, theme },
    { state: 'token', view: 'findings', size: WIDE, theme, click: '.hide .link' },
    { state: 'token', view: 'credentials', size: DRAWER, theme },
    { state: 'token', view: 'credentials', size: WIDE, theme, click: '[aria-label="Share the report"]' },
    { state: 'token', view: 'cookies', size: DRAWER, theme, click: '.virtual-row:nth-child(2)' },
  ]),
  { state: 'token', view: 'credentials', size: WIDE, theme: 'light', click: '.virtual-row:nth-child(6)' },
  { state: 'token', view: 'requests', size: NARROW, theme: 'light', click: '.virtual-row:nth-child(7)' },
  { state: 'token', view: 'requests', size: DRAWER, theme: 'dark', click: '.virtual-row:nth-child(7)' },
  { state: 'token', view: 'findings', size: NARROW, theme: 'dark' },
  { state: 'token', view: 'cookies', size: NARROW, theme: 'light' },
  { state: 'token', view: 'cookies', size: WIDE, theme: 'light', click: '.virtual-row:nth-child(1)' },
  { state: 'broken', view: 'overview', size: WIDE, theme: 'light' },
  { state: 'broken', view: 'credentials', size: WIDE, theme: 'light' },
  { state: 'broken', view: 'credentials', size: WIDE, theme: 'dark', click: '.virtual-row:nth-child(3)' },
  { state: 'broken', view: 'credentials', size: WIDE, theme: 'light', click: '.virtual-row:nth-child(6)' },
  { state: 'crowded', view: 'requests', size: WIDE, theme: 'light' },
  { state: 'crowded', view: 'cookies', size: WIDE, theme: 'dark' },
  { state: 'crowded', view: 'findings', size: WIDE, theme: 'light' },
  { state: 'crowded', view: 'credentials', size: WIDE, theme: 'light' },
  { state: 'long', view: 'overview', size: WIDE, theme: 'light' },
  { state: 'long', view: 'requests', size: WIDE, theme: 'light' },
  { state: 'long', view: 'credentials', size: NARROW, theme: 'light' },
  { state: 'hybrid', view: 'overview', size: WIDE, theme: 'light', click: '.gaps-more' },
  { state: 'missing', view: 'overview', size: WIDE, theme: 'light' },
  { state: 'empty', view: 'overview', size: DRAWER, theme: 'dark' },
  { state: 'empty', view: 'requests', size: DRAWER, theme: 'light' },
  ...['token', 'missing', 'empty', 'internal', 'broken', 'long'].map((state) => ({
    page: 'popup',
    state,
    size: { width: 360, height: 460 },
    theme: 'light',
  })),
];

const WHY = { width: 1400, height: 800 };
const FAILED = '01-secure-behind-proxy';
for (const theme of ['light', 'dark']) {
  const row = '.virtual-row:has(.why-mark.is-failed)';
  SHOTS.push(
    { har: FAILED, view: 'overview', size: WHY, theme },
    { har: FAILED, view: 'overview', size: DRAWER, theme },
    { har: FAILED, view: 'overview', size: NARROW, theme },
    { har: FAILED, view: 'requests', size: WHY, theme, click: row },
    { har: FAILED, view: 'requests', size: DRAWER, theme, click: row },
    { har: FAILED, view: 'requests', size: NARROW, theme, click: row },
    { page: 'popup', har: FAILED, size: { width: 360, height: 460 }, theme },
    { har: '24b-dpop-nonce-retry-correct', view: 'overview', size: WHY, theme },
  );
}
for (const har of [
  '02-cross-site-cookie-lax',
  '08-silent-sso-3p-cookies',
  '35-host-prefix-domain-loop',
  '23-basic-latin1',
])
  SHOTS.push(
    { har, view: 'overview', size: WIDE, theme: 'light' },
    { har, view: 'requests', size: WHY, theme: 'light', click: '.virtual-row:has(.why-mark.is-failed)' },
  );

for (const theme of ['light', 'dark'])
  for (const size of [WHY, DRAWER, NARROW])
    for (const har of ['15-code-redeemed-twice', '07-saml-state-cookie-lax'])
      SHOTS.push({ har, view: 'sign-in', size, theme });
SHOTS.push({ state: 'token', view: 'sign-in', size: WIDE, theme: 'light' });

for (const theme of ['light', 'dark'])
  for (const size of [WHY, NARROW])
    SHOTS.push({
      har: '07-saml-state-cookie-lax',
      view: 'credentials',
      size,
      theme,
      click: '[role=option] ::-p-text(SAMLResponse)',
      more: '.saml-actions .button',
    });

const out = path.resolve(values.out);
const pages = path.join(out, 'pages');
const recordings = path.resolve('test/failures/recordings');
await mkdir(out, { recursive: true });
await build({
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: pages,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'test/ui/gallery.html' },
  },
});

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = pathname.startsWith('/recordings/')
    ? path.join(recordings, path.normalize(pathname.slice('/recordings'.length)))
    : path.join(pages, path.normalize(pathname));
  const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
  // Browsers ask for it by themselves.
  if (pathname === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  const body =
    file.startsWith(pages) || file.startsWith(recordings) ? await readFile(file).catch(() => undefined) : undefined;
  // The policy of the extension, so that what it forbids is seen here.
  const headers = { 'Content-Type': type, 'Content-Security-Policy': manifest.content_security_policy.extension_pages };
  response.writeHead(body ? 200 : 404, headers).end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = /** @type {import('node:net').AddressInfo} */ (server.address());

const firefox = values.browser === 'firefox';
const browser = await puppeteer.launch({
  browser: firefox ? 'firefox' : 'chrome',
  executablePath: firefox ? '/usr/bin/firefox-esr' : '/usr/bin/chromium',
  args: firefox ? [] : ['--no-sandbox', '--disable-gpu'],
  headless: true,
});
let problems = 0;
try {
  for (const shot of SHOTS) {
    const { page: kind = 'panel', state = '', har = '', view = '', size, theme, click = '', more = '' } = shot;
    const name = [kind, state, har, view, `${size.width}x${size.height}`, theme, click && 'open', more && 'more']
      .filter(Boolean)
      .join('-');
    if (!values.only.split(',').some((word) => name.includes(word))) continue;
    const page = await browser.newPage();
    page.on('pageerror', (error) => report(name, String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) report(name, message.text());
    });
    await page.setViewport(size);
    const query = new URLSearchParams({ page: kind, theme, ...(har === '' ? { state } : { har }) });
    await page.goto(`http://127.0.0.1:${address.port}/test/ui/gallery.html?${query}`);
    await page.waitForSelector(kind === 'panel' ? '.view > *' : 'main :first-child');
    if (view !== '') await page.click(`#tab-${view}`);
    if (click !== '') {
      await page.waitForSelector(click);
      await page.click(click);
    }
    if (more !== '') {
      await page.waitForSelector(more);
      await page.click(more);
    }
    // Two frames: one to draw, one for the sizes that follow from it.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (nodes > 1500) report(name, `${nodes} nodes`);
    if (wide) report(name, 'the page scrolls sideways');
    await page.screenshot({ fullPage: kind !== 'panel', path: path.join(out, `${values.browser}-${name}.png`) });
    console.log(`${name}: ${nodes} nodes`);
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = problems === 0 ? 0 : 1;

/** @param {string} name @param {string} text */
function report(name, text) {
  problems += 1;
  console.error(`${name}: ${text}`);
}
