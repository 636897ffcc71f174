// @vitest-environment happy-dom
import { CompactEncrypt, compactVerify, importJWK, type JWK } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as judge from '../../src/judge/judge.ts';
import { browserHmac } from '../../src/platform/browser-hmac.ts';
import { mountWorkbench } from '../../src/workbench/mount.tsx';
import { settle } from '../ui/settle.ts';
import { createPair, encode, sign } from '../verify/tokens.ts';

const root = document.createElement('div');
let stop: () => void;

beforeEach(async () => {
  document.body.replaceChildren(root);
  await settle(() => {
    stop = mountWorkbench(root, {
      verify: {
        seenKeys: async () => ({ sets: [], issuers: [] }),
        fetchPublic: async () => ({ ok: false, reason: 'no' }),
        hmac: browserHmac,
        loadSecrets: async () => '',
        fetched: new Map(),
      },
      loadJudge: async () => judge,
      loadSuffixes: async () => 'com\nexample\n',
    });
  });
});
afterEach(() => stop());

const text = () => root.textContent ?? '';
async function until(words: string) {
  // The library is loaded first, which takes its time on a busy machine.
  const end = Date.now() + 30_000;
  while (!text().includes(words) && Date.now() < end) await settle(() => new Promise((done) => setTimeout(done, 10)));
  expect(text()).toContain(words);
}
const button = (words: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words)) as HTMLButtonElement;
const type = (selector: string, value: string) =>
  settle(() => {
    const input = root.querySelector(selector) as HTMLTextAreaElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const paste = (value: string) => type('#pasted', value);
const submit = (selector: string) => settle(() => (root.querySelector(selector) as HTMLFormElement).requestSubmit());

test('a pasted token is decoded, explained and linted', async () => {
  const { privateJwk } = await createPair('ES256');
  await paste(await sign({ alg: 'ES256' }, privateJwk, { sub: 'u-1', exp: 1_700_000_000_000 }));
  expect(text()).toContain('A signed token (JWT)');
  expect(text()).toContain('ECDSA on P-256');
  await until('jwt-time-milliseconds');
});

test('a pasted Set-Cookie field is linted, and a good one has nothing against it', async () => {
  await paste('Set-Cookie: sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a; Path=/; SameSite=None');
  await until('cookie-samesite-none-insecure');
  await paste('Set-Cookie: __Host-theme=dark; Path=/; Secure; SameSite=Lax');
  await until('Nothing that shows in it alone');
});

test('a cURL command shows what is in it, down to the claims of its token', async () => {
  const { privateJwk } = await createPair('ES256');
  const token = await sign({ alg: 'ES256' }, privateJwk, { sub: 'somebody-in-a-token' });
  await paste(`curl 'https://api.example/orders' -H 'Authorization: Bearer ${token}' -b 'a=1'`);
  expect(text()).toContain('GET https://api.example/orders');
  expect(text()).toContain('somebody-in-a-token');
});

test('an encrypted token is opened with its key, and what is in it can be read on', async () => {
  const { publicJwk, privateJwk } = await createPair('RS256');
  const inner = await sign({ alg: 'RS256' }, privateJwk, { sub: 'inside' });
  const jwe = await new CompactEncrypt(Buffer.from(inner))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt((await importJWK(publicJwk, 'RSA-OAEP-256')) as CryptoKey);
  await paste(jwe);
  expect(text()).toContain('An encrypted token (JWE)');
  await type('.decrypt textarea', JSON.stringify(publicJwk));
  await submit('.decrypt form');
  await until('only the private one opens them');
  await type('.decrypt textarea', JSON.stringify(privateJwk));
  await submit('.decrypt form');
  await until('Opened');
  await settle(() => button('Read it here').click());
  await until('inside');
  expect(text()).toContain('A signed token (JWT)');
});

test('claims are edited and signed with a new key, and the token says that it was made here', async () => {
  await paste(`${encode({ alg: 'RS256', kid: 'theirs' })}.${encode({ sub: 'u-1' })}.AAAA`);
  await settle(() => button('Edit the claims').click());
  await type('.claims-text', '{"sub":');
  expect(text()).toContain('This is no JSON.');
  await type('.claims-text', '{"sub":"u-2"}');
  await settle(() => button('Ends in an hour').click());
  const select = root.querySelector('.alg') as HTMLSelectElement;
  await settle(() => {
    select.value = 'ES256';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await submit('.sign form');
  await until('There is no key: make a new one');
  await settle(() => button('Make a new key pair').click());
  await until('"kty": "EC"');
  const jwk = JSON.parse(root.querySelector('.public-key')?.textContent ?? '') as JWK;
  expect(jwk).not.toHaveProperty('d');
  await submit('.sign form');
  await until('Made here');
  const token = (root.querySelector('.token')?.textContent ?? '').trim();
  const { payload, protectedHeader } = await compactVerify(token, (await importJWK(jwk, 'ES256')) as CryptoKey);
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ sub: 'u-2', exp: expect.any(Number) });
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: jwk.kid });
});

test('the password of Basic shows only when a person asks', async () => {
  await paste(`Authorization: Basic ${Buffer.from('ada:hunter2').toString('base64')}`);
  expect(text()).toContain('ada');
  expect(text()).not.toContain('hunter2');
  await settle(() => button('Show').click());
  expect(text()).toContain('hunter2');
});

test('what is nothing is said to be nothing', async () => {
  await paste('what is this');
  expect(text()).toContain('Nothing that is known here');
  await settle(() => button('Clear').click());
  expect(text()).not.toContain('Nothing that is known here');
});
