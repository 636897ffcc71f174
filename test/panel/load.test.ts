import { expect, onTestFinished, test, vi } from 'vitest';
import type { Connection } from '../../src/messages/connection.ts';
import { createPanelState } from '../../src/panel/state.ts';

/** A background that leaves everything unanswered until it is told what to say. */
function silent() {
  const asked: { name: string; resolve(value: unknown): void; reject(error: Error): void }[] = [];
  let reconnect = () => {};
  const listeners = new Map<string, (payload: unknown) => void>();
  const connection = {
    request: (name: string) => new Promise((resolve, reject) => asked.push({ name, resolve, reject })),
    on(name: string, listener: (payload: unknown) => void) {
      listeners.set(name, listener);
      return () => {};
    },
    onReconnect(listener: () => void) {
      reconnect = listener;
      return () => {};
    },
  } as unknown as Connection;
  const state = createPanelState(connection, 1);
  onTestFinished(state.start());
  return {
    state,
    asked,
    reconnect: () => reconnect(),
    tell: (name: string, payload: unknown) => listeners.get(name)?.(payload),
  };
}

const ALL = ['report.get', 'capture.state', 'rows.list'];

test('a background that answers nothing is told as such, and leaves no error behind', async () => {
  const errors: unknown[] = [];
  const note = (error: unknown) => void errors.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const { state, asked } = silent();
  for (const { reject } of asked) reject(new Error('no answer'));
  await vi.waitFor(() => expect(state.failure.value).toMatch(/does not answer/));
  // Node tells of what nobody caught once the microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toEqual([]);
});

test('while answers are awaited a new background is not asked for them a second time, but once more afterwards', async () => {
  const { asked, reconnect } = silent();
  reconnect();
  reconnect();
  expect(asked.map(({ name }) => name)).toEqual(ALL);
  const report = { sites: [] };
  for (const [at, value] of [report, {}, []].entries()) asked[at]?.resolve(value);
  await vi.waitFor(() => expect(asked.map(({ name }) => name)).toEqual([...ALL, ...ALL]));
});

test('what a later background answers takes back that it does not answer', async () => {
  const { state, asked, reconnect } = silent();
  reconnect();
  for (const { reject } of asked) reject(new Error('no answer'));
  await vi.waitFor(() => expect(asked).toHaveLength(6));
  for (const [at, value] of [{ sites: [] }, {}, []].entries()) asked[3 + at]?.resolve(value);
  await vi.waitFor(() => expect(state.failure.value).toBe(''));
  expect(state.report.value).toEqual({ sites: [] });
});

test('an answer that had to wait does not take the place of a report that was told meanwhile', async () => {
  const { state, asked, tell } = silent();
  const [old, newer] = [{ sites: [] }, { sites: [], schema: 'newer' }];
  asked[0]?.resolve(old);
  await Promise.resolve();
  tell('report', { report: newer });
  for (const [at, value] of [{}, []].entries()) asked[at + 1]?.resolve(value);
  await vi.waitFor(() => expect(state.capture.value).toEqual({}));
  expect(state.report.value).toBe(newer);
});
