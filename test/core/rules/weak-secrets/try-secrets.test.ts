import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { encodeBase64Url, NOW_S } from '../../../../src/core/rules/support/examples.ts';
import {
  guessSecrets,
  type Hmac,
  parseSecrets,
  readMacToken,
  trySecrets,
} from '../../../../src/core/rules/weak-secrets/try-secrets.ts';

const hmac: Hmac = async (hash, key, data) =>
  new Uint8Array(createHmac(hash.replace('-', ''), key).update(data).digest());

function sign(secret: string, alg = 'HS256', claims: object = { sub: 'u-1', iat: NOW_S }): string {
  const data = `${encodeBase64Url(JSON.stringify({ alg }))}.${encodeBase64Url(JSON.stringify(claims))}`;
  return `${data}.${createHmac(`sha${alg.slice(2)}`, secret)
    .update(data)
    .digest('base64url')}`;
}

function read(token: string, alg = 'HS256') {
  const mac = readMacToken(token, alg);
  if (mac === undefined) throw new Error('no token with a MAC');
  return mac;
}

it.each(['HS256', 'HS384', 'HS512'])('finds the secret of a token with %s', async (alg) => {
  expect(await trySecrets(read(sign('secret', alg), alg), ['a', 'b', 'secret', 'c'], hmac)).toBe(2);
});

it('finds an empty secret, which browsers refuse as a key', async () => {
  const strict: Hmac = (hash, key, data) =>
    key.length === 0 ? Promise.reject(new Error('empty')) : hmac(hash, key, data);
  expect(await trySecrets(read(sign('')), [''], strict)).toBe(0);
});

it('finds nothing when no secret fits, and tells how far it is', async () => {
  const secrets = Array.from({ length: 120 }, (_, index) => `s${index}`);
  const progress: number[] = [];
  const token = read(sign('a secret that is in no list'));
  expect(await trySecrets(token, secrets, hmac, { onProgress: (tried) => progress.push(tried) })).toBe(undefined);
  expect(progress).toEqual([50, 100, 120]);
});

it('stops when it is cancelled', async () => {
  let tried = 0;
  const counting: Hmac = (...args) => {
    tried++;
    return hmac(...args);
  };
  const secrets = Array.from({ length: 500 }, (_, index) => `s${index}`);
  await trySecrets(read(sign('x')), secrets, counting, { isCancelled: () => tried >= 50 });
  expect(tried).toBe(50);
});

it('goes on when one secret cannot be used', async () => {
  const broken: Hmac = (hash, key, data) => (key[0] === 0x62 ? Promise.reject(new Error('no')) : hmac(hash, key, data));
  expect(await trySecrets(read(sign('c')), ['b', 'c'], broken)).toBe(1);
});

it('leaves tokens alone that have no MAC, or one of another length', () => {
  expect(readMacToken(sign('secret'), 'ES256')).toBe(undefined);
  expect(readMacToken(sign('secret'), 'HS512')).toBe(undefined);
  expect(readMacToken('a.b', 'HS256')).toBe(undefined);
  expect(readMacToken(sign('secret'), 'constructor')).toBe(undefined);
});

it('guesses secrets that are named after the issuer', async () => {
  const claims = { iss: 'https://id.example.com/realm', aud: ['x'] };
  const guesses = guessSecrets(claims);
  expect(guesses[0]).toBe('');
  expect(guesses).toContain('example-secret');
  expect(guesses.length).toBeLessThan(100);
  expect(await trySecrets(read(sign('example-secret')), guesses, hmac)).toBe(guesses.indexOf('example-secret'));
});

it('ships at most a thousand secrets, each once, with the licence they came under', () => {
  const folder = 'src/core/rules/weak-secrets/';
  const text = readFileSync(`${folder}well-known.txt`, 'utf8');
  const secrets = parseSecrets(text);
  expect(secrets.length).toBe(text.trimEnd().split('\n').length);
  expect(secrets.length).toBeGreaterThan(900);
  expect(secrets.length).toBeLessThanOrEqual(1000);
  expect(secrets).toContain('your-256-bit-secret');
  expect(readFileSync(`${folder}LICENSE.txt`, 'utf8')).toContain('MIT License');
});
