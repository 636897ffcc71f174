import { expect, test } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

const id = (index: number) => `${'8f3c1be94d7a4e60a5d2c7f1'}${String(index).padStart(8, '0')}`;

test('the newest cookies are the ones that are known, however many there were', () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const exchanges = Array.from({ length: 1500 }, (_, index) => ({
    response: { 'set-cookie': `sid=${id(index)}; Path=/; Secure; HttpOnly; SameSite=Lax` },
  }));
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  const newest = [...capture.credentials()].find(({ value }) => value === id(1499));
  expect(newest && capture.cookies().get(newest.id)?.asked?.path).toBe('/');
});

test('the query of an address plays no part in what becomes of a cookie', () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const url = `https://app.example.com/a/b?${'q'.repeat(5000)}=/c`;
  const [exchange] = createExchanges({ exchanges: [{ url, response: { 'set-cookie': `sid=${id(1)}` } }] });
  if (exchange) capture.observe({ kind: 'exchange', exchange });
  const [credential] = capture.credentials();
  expect(credential && capture.cookies().get(credential.id)?.verdict?.cookie?.path).toBe('/a');
});

test('a cookie that the store still holds is known however many came after it', () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const session = { response: { 'set-cookie': `__Host-sid=${id(0)}; Path=/; Secure; HttpOnly; SameSite=Lax` } };
  const others = Array.from({ length: 1500 }, (_, index) => ({
    request: { cookie: `__Host-sid=${id(0)}` },
    response: { 'set-cookie': `roll=${id(index + 1)}; Path=/; Secure; HttpOnly` },
  }));
  const held = {
    name: '__Host-sid',
    value: id(0),
    domain: 'app.example.com',
    path: '/',
    hostOnly: true,
    secure: true,
    httpOnly: true,
    sameSite: 'Lax' as const,
  };
  for (const exchange of createExchanges({ exchanges: [session, ...others] })) {
    capture.observe({ kind: 'exchange', exchange });
    if (exchange.number % 500 === 0)
      capture.observe({ kind: 'cookies', at: exchange.startedAt, origin: 'https://app.example.com', cookies: [held] });
  }
  const credential = [...capture.credentials()].find(({ value }) => value === id(0));
  expect(credential && capture.cookies().get(credential.id)?.asked?.sameSite).toBe('Lax');
});
