import { ALICE } from './stack.mjs';

/** Steps that many logins share. All wait for what they cause, none for a time. */

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function fill(page, selector, text) {
  await page.waitForSelector(selector, { timeout: 20_000 });
  await page.$eval(selector, (field) => {
    /** @type {HTMLInputElement} */ (field).value = '';
  });
  await page.type(selector, text);
}

/**
 * Clicks something that loads another page, and waits for that page.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
export async function clickThrough(page, selector) {
  await page.waitForSelector(selector, { timeout: 20_000 });
  await Promise.all([page.waitForNavigation({ timeout: 20_000 }), page.click(selector)]);
}

/**
 * The plain login form of `servers/common/pages.mjs`.
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 */
export async function loginByForm(page, url) {
  await page.goto(url);
  await fill(page, '[name=username]', ALICE.username);
  await fill(page, '[name=password]', ALICE.password);
  await clickThrough(page, 'button');
}

/**
 * Opens each path, in order, and fails when one does not answer as a signed-in user would expect.
 * @param {import('puppeteer-core').Page} page
 * @param {string} base
 * @param {string[]} paths
 */
export async function visit(page, base, paths) {
  for (const path of paths) {
    const response = await page.goto(base + path);
    if (response && response.status() >= 400) throw new Error(`${path} answered ${response.status()}`);
  }
}

/**
 * The development login and consent pages of oidc-provider.
 * @param {import('puppeteer-core').Page} page
 */
export async function loginAtProvider(page) {
  await fill(page, 'input[name=login]', ALICE.username);
  await fill(page, 'input[name=password]', ALICE.password);
  await clickThrough(page, 'button[type=submit]');
  // The consent page comes once or twice, as the scopes ask for.
  while (new URL(page.url()).pathname.startsWith('/interaction/')) await clickThrough(page, 'button[type=submit]');
}

/**
 * Waits until an element's text begins as wanted.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function shows(page, selector, text) {
  await page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent?.startsWith(wanted),
    { timeout: 20_000 },
    selector,
    text,
  );
}

/**
 * The login page of SimpleSAMLphp; its answer is a page that posts itself to the service provider.
 * @param {import('puppeteer-core').Page} page
 * @param {string} target Where the service provider sends a user who is signed in.
 */
export async function loginAtSamlProvider(page, target) {
  await fill(page, 'input[name=username]', ALICE.username);
  await fill(page, 'input[name=password]', ALICE.password);
  const arrived = page.waitForFunction((wanted) => location.href === wanted, { timeout: 20_000 }, target);
  await page.keyboard.press('Enter');
  await arrived;
}
