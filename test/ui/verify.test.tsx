// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { decodeJwt } from '../../src/core/credential/decode/jwt.ts';
import { browserHmac } from '../../src/platform/browser-hmac.ts';
import { Verify } from '../../src/ui/verify/Verify.tsx';
import type { VerifyPort } from '../../src/ui/verify/verifier.ts';
import { CLAIMS, createPair, secret, sign } from '../verify/tokens.ts';
import { settle } from './settle.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

const URL_OF_KEYS = 'https://id.example/keys';
const SECRET = 'a secret that nobody guesses, of more than 32 bytes';

/** Answers from memory; `asked` are the addresses that a request went to. */
function createPort(answers: Record<string, object> = {}, more: Partial<VerifyPort> = {}) {
  const asked: string[] = [];
  const port: VerifyPort = {
    seenKeys: async () => ({ sets: [], issuers: [] }),
    fetchPublic: async (url) => {
      asked.push(url);
      const answer = answers[url];
      return answer
        ? { ok: true, text: JSON.stringify(answer) }
        : { ok: false, reason: 'The server answered with status 404.' };
    },
    hmac: browserHmac,
    loadSecrets: async () => 'hunter2\nletmein\n',
    fetched: new Map(),
    ...more,
  };
  return { port, asked };
}

async function show(token: string, port: VerifyPort, isWeak = false) {
  document.body.replaceChildren(root);
  await settle(() =>
    render(<Verify jwt={decodeJwt(token)} reveal={async () => token} isWeak={isWeak} port={port} />, root),
  );
  return root;
}
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

test('a key set that was seen is used at once, and nothing is sent', async () => {
  const { publicJwk, privateJwk } = await createPair('ES256', { kid: 'k1' });
  const sets = [{ url: URL_OF_KEYS, at: 1, keys: [{ kty: 'EC', ...publicJwk }] }];
  const { port, asked } = createPort({}, { seenKeys: async () => ({ sets, issuers: [] }) });
  await show(await sign({ alg: 'ES256', kid: 'k1' }, privateJwk), port);
  await until('Signature verified');
  expect(text()).toContain('Key on P-256, kid k1');
  expect(text()).toContain(`${URL_OF_KEYS} seen in this recording, no request was made`);
  expect(asked).toEqual([]);
});

test('an issuer is asked only after a person saw each address, and its keys are kept for the next token', async () => {
  const { publicJwk, privateJwk } = await createPair('ES256', { kid: 'k1' });
  const description = 'https://id.example/.well-known/openid-configuration';
  const { port, asked } = createPort({
    [description]: { issuer: CLAIMS.iss, jwks_uri: URL_OF_KEYS },
    [URL_OF_KEYS]: { keys: [publicJwk] },
  });
  const token = await sign({ alg: 'ES256', kid: 'k1' }, privateJwk);
  await show(token, port);
  expect(text()).toContain('Not checked: no key for it was seen');
  await settle(() => button('Get the issuer').click());
  await until(description);
  expect(asked).toEqual([]);
  await settle(() => button('Send it').click());
  await until(URL_OF_KEYS);
  expect(asked).toEqual([description]);
  await settle(() => button('Cancel').click());
  expect(text()).not.toContain(URL_OF_KEYS);
  await settle(() => button('Get the issuer').click());
  await until(description);
  await settle(() => button('Send it').click());
  await until(URL_OF_KEYS);
  await settle(() => button('Send it').click());
  await until('Signature verified');
  expect(text()).toContain('fetched just now');
  render(null, root);
  await show(token, port);
  await until('Signature verified');
  expect(asked).toEqual([description, description, URL_OF_KEYS]);
});

test('what a server answers instead is said', async () => {
  const { privateJwk } = await createPair('ES256');
  const { port } = createPort();
  await show(await sign({ alg: 'ES256' }, privateJwk), port);
  await settle(() => button('Get the issuer').click());
  await until('openid-configuration');
  await settle(() => button('Send it').click());
  await until('The server answered with status 404.');
});

test('a secret that anybody could guess is the key, and shows only when a person asks', async () => {
  const { port } = createPort();
  await show(await sign({ alg: 'HS256' }, Buffer.from('letmein')), port, true);
  await until('Signature verified');
  expect(text()).toContain('a well-known secret, of a public list');
  expect(text()).not.toContain('letmein');
  await settle(() => button('Show').click());
  expect(text()).toContain('letmein');
});

test('a secret is pasted as it is written; a wrong one is told', async () => {
  const { port } = createPort();
  await show(await sign({ alg: 'HS256' }, Buffer.from(SECRET)), port);
  expect(text()).toContain('only who has the secret can check a MAC');
  await settle(() => button('Try well-known').click());
  await until('None of the well-known secrets fits');
  await settle(() => button('Use a secret').click());
  await type('textarea', 'another');
  await settle(() => root.querySelector('form')?.requestSubmit());
  await until('Not verified');
  await type('textarea', JSON.stringify(secret(SECRET)));
  await settle(() => root.querySelector('form')?.requestSubmit());
  await until('Signature verified');
});

test('a token without a signature is told without a key', async () => {
  const { port } = createPort();
  await show(`${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`, port);
  await until('anybody can write such a token');
  expect(root.querySelectorAll('button')).toHaveLength(0);
});
