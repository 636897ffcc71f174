import { describe, expect, test } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges, NOW } from '../../../src/core/rules/support/examples.ts';

const id = (index: number) => `${'8f3c1be94d7a4e60a5d2c7f1'}${String(index).padStart(8, '0')}`;

test('the newest cookies are the ones that are known, however many there were', () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const exchanges = Array.from({ length: 1100 }, (_, index) => ({
    response: { 'set-cookie': `sid=${id(index)}; Path=/; Secure; HttpOnly; SameSite=Lax` },
  }));
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  const newest = [...capture.credentials()].find(({ value }) => value === id(1099));
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
  const others = Array.from({ length: 1100 }, (_, index) => ({
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

const ORIGIN = 'https://app.example.com';
const STORED = {
  name: 'sid',
  value: id(0),
  domain: 'app.example.com',
  path: '/',
  hostOnly: true,
  secure: true,
  httpOnly: true,
  sameSite: 'Lax' as const,
};
const SET: ExampleExchange = { response: { 'set-cookie': `sid=${id(0)}; Path=/; Secure; HttpOnly; SameSite=Lax` } };

/** A capture that saw these exchanges, and then, so many milliseconds after the start, what the store holds. */
function captureOf(
  exchanges: ExampleExchange[],
  ...looks: [after: number, cookies: StoredCookie[], origin?: string][]
) {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  for (const [after, cookies, origin = ORIGIN] of looks)
    capture.observe({ kind: 'cookies', at: NOW + after, origin, cookies });
  const factsOf = (value: string) => {
    const credential = [...capture.credentials()].find((one) => one.value === value);
    return credential && capture.cookies().get(credential.id);
  };
  return { capture, factsOf };
}

describe('what is known of a cookie', () => {
  test('is who asked for it, and what the store holds', () => {
    const { capture, factsOf } = captureOf([SET], [1000, [STORED]]);
    expect(factsOf(id(0))).toMatchObject({
      name: 'sid',
      origin: ORIGIN,
      exchange: '1',
      held: 'yes',
      asked: { path: '/' },
      stored: STORED,
      verdict: { cookie: { path: '/' } },
    });
    expect(capture.cookies().get('session#9')).toBeUndefined();
  });

  test('is only what the store holds where nobody was seen asking', () => {
    const facts = captureOf([], [0, [STORED]]).factsOf(id(0));
    expect(facts).toEqual({ name: 'sid', origin: ORIGIN, stored: STORED });
  });

  test('is what the newest response asks for', () => {
    const again: ExampleExchange = { url: `${ORIGIN}/x`, response: { 'set-cookie': `sid=${id(0)}; Path=/x` } };
    expect(captureOf([SET, again]).factsOf(id(0))).toMatchObject({ asked: { path: '/x' }, exchange: '2' });
  });

  test.each<[string, [after: number, cookies: StoredCookie[], origin?: string][], string]>([
    ['nobody looked', [], 'unknown'],
    ['somebody looked before it was stored', [[149, []]], 'unknown'],
    ['it is not there', [[150, []]], 'no'],
    ['another value is there', [[150, [{ ...STORED, value: id(7) }]]], 'other-value'],
    ['it is there', [[150, [STORED]]], 'yes'],
    [
      'it went later',
      [
        [150, [STORED]],
        [500, []],
      ],
      'no',
    ],
    ['somebody looked elsewhere', [[150, [], 'https://b.example.com']], 'unknown'],
  ])('says whether the store holds it, when %s', (_what, looks, held) => {
    expect(captureOf([SET], ...looks).factsOf(id(0))?.held).toBe(held);
  });

  test('says what a browser makes of it on that page', () => {
    const strict = `sid=${id(0)}; Path=/; SameSite=Strict`;
    const verdictOf = (more: ExampleExchange) =>
      captureOf([{ response: { 'set-cookie': strict }, ...more }]).factsOf(id(0))?.verdict;
    expect(verdictOf({})?.refusal).toBeUndefined();
    expect(verdictOf({ pageUrl: 'https://www.other.com/' })?.refusal).toBeDefined();
    expect(verdictOf({ pageUrl: 'https://www.other.com/', type: 'document' })?.refusal).toBeUndefined();
  });

  test('takes a long address only as far as a path may go', () => {
    const url = `${ORIGIN}/${'d/'.repeat(3000)}x`;
    const path = captureOf([{ url, response: { 'set-cookie': `sid=${id(0)}` } }]).factsOf(id(0))?.verdict?.cookie?.path;
    expect(path?.length).toBeLessThan(2048);
  });
});
