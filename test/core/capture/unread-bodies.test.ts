import { expect, test } from 'vitest';
import { createUnreadBodies } from '../../../src/core/capture/unread-bodies.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';

function answer(id: string, contentType: string, over: Partial<Exchange> = {}): Exchange {
  return {
    id,
    number: Number(id),
    url: 'https://api.example.com/me',
    method: 'GET',
    type: 'fetch',
    startedAt: 0,
    endedAt: 1,
    status: 200,
    requestHeaders: [],
    responseHeaders: [{ name: 'Content-Type', value: contentType }],
    ...over,
  };
}

test('JSON answers without a body are one gap with their number, until the bodies come', () => {
  const unread = createUnreadBodies();
  unread.expect(answer('1', 'application/json; charset=utf-8'));
  unread.expect(answer('2', 'application/problem+json'));
  expect(unread.gaps()).toMatchObject([{ kind: 'no-response-bodies', count: 2 }]);
  unread.arrived('1');
  expect(unread.gaps()).toMatchObject([
    { count: 1, text: expect.stringMatching(/^The body of one JSON response was not read: /) },
  ]);
  unread.arrived('2');
  expect(unread.gaps()).toEqual([]);
});

test.each([
  ['a page', answer('1', 'text/html')],
  ['a document in JSON', answer('1', 'application/json', { type: 'document' })],
  ['an answer that is still to come', answer('1', 'application/json', { status: 101 })],
  ['an answer without a body', answer('1', 'application/json', { status: 204 })],
  ['a redirect', answer('1', 'application/json', { status: 300 })],
  ['what names no type', answer('1', '', { responseHeaders: [] })],
  ['what only sounds like JSON', answer('1', 'application/jsonp')],
  ['a refusal', answer('1', 'application/json', { status: 401 })],
  ['what the cache answered', answer('1', 'application/json', { fromCache: true })],
  ['a body that is there', answer('1', 'application/json', { body: { mediaType: 'application/json', length: 2 } })],
])('%s is not expected', (_title, exchange) => {
  const unread = createUnreadBodies();
  unread.expect(exchange);
  expect(unread.gaps()).toEqual([]);
});

const reasons = (unread: ReturnType<typeof createUnreadBodies>) =>
  unread.gaps().map(({ count, text }) => [count, /not read: (.*?)[,.]/.exec(text)?.[1]]);

const CLOSED = 'DevTools was closed then';
const OPEN = 'the page was left before DevTools handed it over';
const UNSURE = 'DevTools was closed';

test('a body that was missed while DevTools was open is not laid to its being closed', () => {
  const unread = createUnreadBodies();
  unread.expect(answer('1', 'application/json'));
  unread.setOpen(true, 0);
  unread.expect(answer('2', 'application/json'));
  unread.expect(answer('3', 'application/json'));
  unread.setOpen(false, 10);
  unread.expect(answer('4', 'application/json', { startedAt: 20 }));
  expect(reasons(unread)).toEqual([
    [2, CLOSED],
    [2, OPEN],
  ]);
});

test('DevTools reads no body of a request that began before it was opened', () => {
  const unread = createUnreadBodies();
  unread.setOpen(true, 100);
  unread.expect(answer('1', 'application/json', { startedAt: 90 }));
  unread.expect(answer('2', 'application/json', { startedAt: 110 }));
  expect(reasons(unread)).toEqual([
    [1, CLOSED],
    [1, OPEN],
  ]);
});

test('of a new background nobody knows whether DevTools is open until it says so, and since when', () => {
  const unread = createUnreadBodies();
  unread.setOpen(true, 100);
  unread.setOpen(undefined, 200);
  unread.expect(answer('1', 'application/json', { startedAt: 90 }));
  unread.expect(answer('2', 'application/json', { startedAt: 190 }));
  unread.expect(answer('3', 'application/json', { startedAt: 210 }));
  expect(reasons(unread)).toEqual([[3, UNSURE]]);
  unread.setOpen(true, 100);
  expect(reasons(unread)).toEqual([
    [1, CLOSED],
    [2, OPEN],
  ]);
});

test('what is missing is told in full, and which is awaited', () => {
  const unread = createUnreadBodies();
  unread.expect(answer('1', 'application/json'));
  unread.expect(answer('2', 'application/json'));
  unread.setOpen(true, 0);
  unread.expect(answer('3', 'application/json'));
  expect(['1', '9'].map(unread.isAwaited)).toEqual([true, false]);
  const later = 'A token in a body shows once it is sent or stored.';
  expect(unread.gaps().map(({ text }) => text)).toEqual([
    `The bodies of 2 JSON responses were not read: DevTools was closed then, or had only begun to open. ${later}`,
    `The body of one JSON response was not read: the page was left before DevTools handed it over, or it is still on its way. ${later}`,
  ]);
});

test('ten thousand are remembered', () => {
  const unread = createUnreadBodies();
  for (let n = 1; n <= 10_005; n++) unread.expect(answer(String(n), 'application/json'));
  expect(unread.gaps()[0]?.count).toBe(10_000);
});
