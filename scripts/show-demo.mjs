// Opens a browser with the built extension, signs in to both demo sites and shows what Watchword says about them.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launch } from '../test/browser/harness/launch.mjs';
import { startDemo } from './demo/demo.mjs';
import { signInToJwtSite, signInToSessionSite } from './demo/sign-in.mjs';
import { root } from './install.mjs';

/** @typedef {import('../test/browser/harness/types.ts').Browser} Browser */

/**
 * @param {{ browser: 'chromium' | 'firefox', executablePath: string, headless: boolean }} options
 */
export async function showDemo({ browser: name, executablePath, headless }) {
  const target = name === 'chromium' ? 'chrome' : 'firefox';
  const demo = await startDemo();
  console.log(`The demo runs: sessions at ${demo.sessionUrl}, tokens at ${demo.jwtUrl}.`);
  console.log(`Starting ${name}${headless ? ' without a window' : ''}.`);
  try {
    const browser = await launch({
      browser: name,
      extensionDir: path.join(root, 'dist', target),
      headless,
      executablePath,
    });
    // Ctrl+C takes the browser along, not only this script.
    const stop = () => void browser.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    try {
      await (headless ? report(browser, demo, target) : stay(browser, demo));
    } finally {
      await browser.close();
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    }
  } finally {
    await demo.close();
  }
}

/** @typedef {Awaited<ReturnType<typeof startDemo>>} Demo */

/** What each demo site must turn out to be; the panel has the strategy's name on a line of its own. `last` is what the panel learns last. */
const sites = [
  {
    title: 'The session site',
    file: 'session',
    /** @param {Demo} demo */
    url: (demo) => demo.sessionUrl,
    signIn: signInToSessionSite,
    verdict: /^Session cookie$/m,
    last: 'Cookie without SameSite',
  },
  {
    title: 'The token site',
    file: 'token',
    /** @param {Demo} demo */
    url: (demo) => demo.jwtUrl,
    signIn: signInToJwtSite,
    verdict: /^JWT bearer token$/m,
    last: 'Token in localStorage',
  },
];

/**
 * Signs in to one site under the eyes of the panel.
 *
 * @param {Browser} browser
 * @param {typeof sites[number]} site
 * @param {Demo} demo
 */
async function watchSignIn(browser, site, demo) {
  const page = await browser.newPage(site.url(demo));
  const panel = await browser.openPanel(page);
  await site.signIn(page, site.url(demo));
  return { page, panel };
}

/**
 * Without a display: the report as text, a picture of the panel, and how to load the builds by hand.
 *
 * @param {Browser} browser
 * @param {Demo} demo
 * @param {'chrome' | 'firefox'} target
 */
async function report(browser, demo, target) {
  const folder = path.join(root, 'artifacts');
  mkdirSync(folder, { recursive: true });
  const pictures = [];
  for (const site of sites) {
    const { panel } = await watchSignIn(browser, site, demo);
    await panel.waitForText(site.verdict);
    const text = await panel.waitForText(site.last);
    console.log(`\n=== ${site.title}, as the panel shows it ===\n${text.trim()}`);
    const picture = path.join(folder, `panel-${site.file}-${target}.png`);
    await panel.screenshot(picture);
    pictures.push(picture);
    await panel.close();
  }
  console.log(`
The panel as it looked:
${pictures.map((picture) => `  ${picture}`).join('\n')}

To load Watchword in a browser of your own:
  Chrome   chrome://extensions, switch on Developer mode, Load unpacked, ${path.join(root, 'dist', 'chrome')}
  Firefox  about:debugging#/runtime/this-firefox, Load Temporary Add-on, ${path.join(root, 'dist', 'firefox', 'manifest.json')}
Then open a site and DevTools (F12), and choose Watchword.`);
}

/**
 * With a display: both sites signed in, DevTools open on the panel, until the person closes the browser.
 *
 * @param {Browser} browser
 * @param {Demo} demo
 */
async function stay(browser, demo) {
  for (const site of sites) {
    const { page } = await watchSignIn(browser, site, demo);
    await page.bringToFront();
  }
  console.log('Both demo sites are signed in, each in a tab with Watchword open. Close the browser to end.');
  await browser.closed;
}
