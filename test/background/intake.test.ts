import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BegunRequest } from '../../src/background/begun.ts';
import type { Draft } from '../../src/background/draft.ts';
import { createIntake } from '../../src/background/intake.ts';
import type { RawEvent } from '../../src/background/web-request.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const target = { tabId: 1, captureId: 1, number: 1 };

/** An intake whose requests have a place, but for those of which the address says that they have none. */
function start() {
  const heard: string[] = [];
  let open = () => {};
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const path = ({ exchange }: Draft) => `${new URL(exchange.url).pathname} ${exchange.status}`;
  const intake = createIntake({
    placement: {
      deliver: (draft) => void heard.push(`deliver ${path(draft)}`),
      resume: (draft, targets) => void heard.push(`resume ${path(draft)} in ${targets.map(({ tabId }) => tabId)}`),
      targetsOf: ({ exchange }) => (exchange.url.includes('nowhere') ? [] : [target]),
    },
    begun: {
      add: (requests) =>
        void heard.push(`begun ${requests.map(({ details, targets }) => `${details.requestId} in ${targets.length}`)}`),
      end: (ids) => void heard.push(`ended ${[...ids]}`),
      takeChanges: () => ({ write: {}, remove: [] }),
      restore: () => [],
    },
    ready,
    onDrained: () => void heard.push('drained'),
    onBegin: (id, at) => void heard.push(`begin ${id} at ${at}`),
    batchMs: 25,
  });
  return { intake, heard, open };
}

function event(name: RawEvent['name'], requestId = '1', path = 'a', more: object = {}): RawEvent {
  const details = { requestId, url: `https://x.example/${path}`, method: 'GET', type: 'script', tabId: 1, frameId: 0 };
  return { name, details: { ...details, timeStamp: 5, ...more } } as unknown as RawEvent;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('takes nothing in before tabs can take it', async () => {
  const { intake, heard, open } = start();
  intake.push(event('request'));
  await pass(1000);
  expect(heard).toEqual([]);
  open();
  await pass(0);
  expect(heard).toEqual(['begin 1 at 5', 'deliver /a 0', 'begun 1 in 1', 'ended ', 'drained']);
});

it('stores what is on its way and has a place, and no longer what has ended', async () => {
  const { intake, heard, open } = start();
  open();
  intake.push(event('request', '1'));
  intake.push(event('request', '2', 'nowhere'));
  intake.push(event('request', '3'));
  intake.push(event('headers', '3', 'a', { statusCode: 200, responseHeaders: [] }));
  await pass(25);
  expect(heard.filter((line) => /^(?:begun|ended)/.test(line))).toEqual(['begun 1 in 1', 'ended 3']);
  expect(heard.filter((line) => line.startsWith('begin '))).toHaveLength(3);
});

it('takes the first after a pause in at once, and those that follow together', async () => {
  const { intake, heard, open } = start();
  open();
  const times = () => heard.filter((line) => line === 'drained').length;
  await pass(26);
  intake.push(event('request', '1'));
  await pass(0);
  expect(times()).toBe(1);
  intake.push(event('request', '2'));
  intake.push(event('request', '3'));
  await pass(24);
  expect(times()).toBe(1);
  await pass(1);
  expect(times()).toBe(2);
  // Exactly so long afterwards is no pause yet.
  await pass(25);
  intake.push(event('request', '4'));
  await pass(24);
  expect(times()).toBe(2);
  await pass(1);
  expect(times()).toBe(3);
});

it('takes all in when asked to, and nothing twice', async () => {
  const { intake, heard, open } = start();
  open();
  intake.push(event('request'));
  intake.drain();
  const [before] = [heard.length];
  await pass(1000);
  expect(heard).toHaveLength(before);
});

it('goes on with a request that an earlier worker saw begin, where it was', async () => {
  const { intake, heard, open } = start();
  open();
  const { details } = event('request', '7', 'slow');
  const exchange = { url: details.url, method: 'GET', type: 'script', startedAt: 5, status: 0 };
  intake.resume([
    {
      details,
      exchange: { ...exchange, requestHeaders: [], responseHeaders: [] },
      targets: [target],
    } as unknown as BegunRequest,
  ]);
  intake.push(event('headers', '7', 'slow', { statusCode: 204, responseHeaders: [] }));
  intake.drain();
  expect(heard).toEqual(['resume /slow 0 in 1', 'deliver /slow 204', 'begun ', 'ended 7', 'drained']);
});
