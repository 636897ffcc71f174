import { CompactEncrypt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack } from '../stacks/harness/start.mjs';
import { loadStack } from '../stacks/runner/stacks.ts';
import { describeInBrowsers } from './browsers.ts';
import { openTab } from './panel-reader.ts';
import { openWorkbench } from './workbench-page.ts';

let stack: Awaited<ReturnType<typeof startStack>>;
beforeAll(async () => {
  stack = await startStack(await loadStack('fastify-jwt-cookie'), loadStack);
});
afterAll(() => stack?.stop());

/** The secret that the server signs with. */
const SECRET = 'supersecret-supersecret-supersecret-1234';
const PICTURES = process.env.WATCHWORD_PICTURES;

describeInBrowsers('the workbench', (browser, name) => {
  test('decodes a pasted cURL command, without a capture', async () => {
    const bench = await openWorkbench(browser());
    const token = await new SignJWT({ sub: 'ada', iss: 'https://id.example', aud: 'web' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('secret'));
    await bench.paste(
      `curl 'https://api.example/orders?x=1' -H 'Authorization: Bearer ${token}' -b 'sid=1; theme=dark'`,
    );
    const text = await bench.until('A cURL command');
    expect(text).toContain('https://api.example/orders?x=1');
    expect(text).toContain('ada');
    expect(text).toContain('HMAC with SHA-256');
    await bench.press('Try well-known secrets');
    expect(await bench.until('Signature verified')).toContain('anybody can guess it');
    if (PICTURES) await bench.page.screenshot({ path: `${PICTURES}/curl-${name}.png`, fullPage: true });
    await bench.page.close();
  });

  test('opens an encrypted token with its private key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true });
    const jwe = await new CompactEncrypt(new TextEncoder().encode('{"sub":"hidden-from-others"}'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
      .encrypt(publicKey);
    const bench = await openWorkbench(browser());
    await bench.paste(jwe);
    expect(await bench.until('An encrypted token (JWE)')).not.toContain('hidden-from-others');
    await bench.fill('.decrypt textarea', JSON.stringify(await exportJWK(privateKey)));
    await bench.press('Open');
    expect(await bench.until('hidden-from-others')).toContain('Opened');
    if (PICTURES) await bench.page.screenshot({ path: `${PICTURES}/jwe-${name}.png`, fullPage: true });
    await bench.page.close();
  });

  test('signs a token that a real server takes', async () => {
    const { url } = stack.site;
    const ask = async (token: string) => {
      const answer = await fetch(new URL('/me', url), { headers: { Cookie: `token=${token}` } });
      return `${answer.status} ${await answer.text()}`;
    };
    const bench = await openWorkbench(browser());
    const theirs = await new SignJWT({ sub: 'ada', role: 'admin' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(new Uint8Array(32));
    expect(await ask(theirs)).toMatch(/^401/);
    await bench.paste(theirs);
    await bench.press('Edit the claims');
    await bench.fill('.claims-text', '{"sub":"grace"}');
    await bench.press('Ends in an hour');
    await bench.fill('.own-key', SECRET);
    await bench.press('Sign');
    await bench.until('Made here');
    const token = await bench.page.evaluate(() => document.querySelector('.token')?.textContent?.trim() ?? '');
    if (PICTURES) {
      await bench.page.screenshot({ path: `${PICTURES}/sign-${name}.png`, fullPage: true });
      await bench.page.setViewport({ width: 420, height: 900 });
      await bench.page.screenshot({ path: `${PICTURES}/sign-420-${name}.png`, fullPage: true });
      await bench.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
      await bench.page.screenshot({ path: `${PICTURES}/sign-420-dark-${name}.png`, fullPage: true });
    }
    await bench.page.close();

    expect(await ask(token)).toMatch(/^200 .*"sub":"grace"/);
  });

  test('opens from the panel', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(stack.site.url);
    await openTab(panel, 'overview');
    await panel.click('[aria-label^=Workbench]');
    const tabs = () =>
      browser().evaluateInBackground<number>(async () => {
        const { tabs: all, runtime } = globalThis.chrome;
        const url = runtime.getURL('src/workbench/index.html');
        return (await all.query({})).filter((tab) => tab.url?.startsWith(url)).length;
      });
    await expect.poll(tabs, { timeout: 20_000 }).toBeGreaterThan(0);
    await panel.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
