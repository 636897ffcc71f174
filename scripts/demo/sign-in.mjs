// Signs in to the demo as a person would, with a page that puppeteer drives.

/** @typedef {Pick<import('puppeteer-core').Page, 'goto' | 'waitForSelector' | 'click' | 'evaluate'>} DrivenPage */

/**
 * Signs in by the form of the session site and loads a second page that needs the session.
 *
 * @param {DrivenPage} page
 * @param {string} sessionUrl
 */
export async function signInToSessionSite(page, sessionUrl) {
  await page.goto(`${sessionUrl}/login`);
  await page.click('#sign-in');
  await page.waitForSelector('#sign-out');
  await page.goto(`${sessionUrl}/orders`);
  await page.waitForSelector('table');
}

/**
 * Signs in by the script of the token site and waits until its API has answered.
 *
 * @param {DrivenPage} page
 * @param {string} jwtUrl
 */
export async function signInToJwtSite(page, jwtUrl) {
  await page.goto(`${jwtUrl}/`);
  await page.waitForSelector('#login:not([hidden])');
  await page.click('#sign-in');
  await page.waitForSelector('#account[data-ready]');
}
