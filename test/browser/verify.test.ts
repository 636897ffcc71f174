import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack } from '../stacks/harness/start.mjs';
import { loadStack } from '../stacks/runner/stacks.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Panel } from './harness/types.ts';
import { openTab, readDetail } from './panel-reader.ts';

/** On the list of well-known secrets. */
const SECRET = 'your-256-bit-secret';
const PICTURES = process.env.WATCHWORD_PICTURES;

let stack: Awaited<ReturnType<typeof startStack>>;
let weak: Server;
let weakUrl: string;

beforeAll(async () => {
  stack = await startStack(await loadStack('oidc-spa'), loadStack);
  const token = await new SignJWT({ sub: 'u-1' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
  weak = createServer((request, response) => {
    if (request.url?.startsWith('/api')) {
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":1}');
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end(`<h1>weak</h1><script>fetch('/api', { headers: { authorization: 'Bearer ${token}' } })</script>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => weak.once('listening', resolve));
  weakUrl = `http://127.0.0.1:${(weak.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  weak?.closeAllConnections();
  weak?.close();
  await stack?.stop();
});

const VERIFY = `(document.querySelector('.verify')?.innerText ?? '')`;
const press = (panel: Panel, words: string) =>
  panel.evaluate(
    `void [...document.querySelectorAll('.verify button')].find((button) => button.innerText.includes(${JSON.stringify(words)})).click()`,
  );

describeInBrowsers('the signature of a token', (browser, name) => {
  test('is verified as soon as the issuer’s key set was seen, else with one that a person has fetched', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    const { login } = await loadStack('oidc-spa');
    await login?.(page, stack.site);
    await openTab(panel, 'credentials');
    const before = await readDetail(panel, 'ID token', ['no key for it was seen']);
    expect(before).not.toContain('Signature verified');

    // The page gets the key set by itself, as many do: nothing has to be asked.
    const keys = `http://localhost:${stack.site.ports['oidc-provider']}/jwks`;
    await page.evaluate((url) => fetch(url).then((answer) => answer.text()), keys);
    const seen = await panel.waitFor<string>(`${VERIFY}.includes('Signature verified') && ${VERIFY}`);
    expect(seen).toContain('no request was made');
    expect(seen).toMatch(/RSA key of 2,048 bits, kid/);

    await panel.click('[aria-label=Clear]');
    await page.reload();
    await panel.waitFor(`document.querySelector('[role=option]') !== null`);
    await readDetail(panel, 'Access token', ['no key for it was seen']);
    await press(panel, 'Get the issuer');
    const asked = await panel.waitFor<string>(`${VERIFY}.includes('GET request') && ${VERIFY}`);
    expect(asked).toMatch(/http:\/\/localhost:\d+\/\.well-known\/openid-configuration/);
    expect(asked).toContain('without cookies');
    await press(panel, 'Send it');
    await panel.waitFor(`${VERIFY}.includes('/jwks')`);
    await press(panel, 'Send it');
    const fetched = await panel.waitFor<string>(`${VERIFY}.includes('Signature verified') && ${VERIFY}`);
    expect(fetched).toContain('fetched just now');
    expect(fetched).toContain('spa-api');
    if (PICTURES) await panel.screenshot(`${PICTURES}/verified-${name}.png`);
    await panel.close();
  });

  test('is verified with a secret that anybody could guess, which is named as the key', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(weakUrl);
    await openTab(panel, 'credentials');
    const shown = await panel.waitFor<string>(`${VERIFY}.includes('Signature verified') && ${VERIFY}`);
    expect(shown).toContain('well-known secret');
    expect(shown).toContain('anybody can guess it');
    expect(shown).not.toContain(SECRET);
    await press(panel, 'Show');
    await panel.waitFor(`${VERIFY}.includes('${SECRET}')`);
    if (PICTURES) await panel.screenshot(`${PICTURES}/weak-${name}.png`);
    await panel.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
