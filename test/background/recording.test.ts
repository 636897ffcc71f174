import { expect, it, vi } from 'vitest';
import { createRecording } from '../../src/background/recording.ts';
import type { Capture } from '../../src/core/capture/create-capture.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import { DEFAULT_SETTINGS } from '../../src/core/capture/settings.ts';

/** A recording whose capture only writes down what it is given. */
function start() {
  const seen: Fact[] = [];
  const onRead = vi.fn();
  let settings = DEFAULT_SETTINGS;
  const recording = createRecording({
    createCapture: () =>
      ({ observe: (fact: Fact) => void seen.push(fact), clear: () => void seen.splice(0) }) as unknown as Capture,
    settings: () => settings,
    onRead,
  });
  function change() {
    settings = { ...DEFAULT_SETTINGS };
  }
  return { recording, seen, onRead, change };
}

const page: Fact = { kind: 'page', at: 1, url: 'https://a.example/' };
const noBody: Fact = { kind: 'no-body', exchangeId: '1' };
const gapOf = (origin: string): Fact => ({ kind: 'gap', gap: { kind: 'no-page-storage', text: 'not read', origin } });

it('learns from its facts, in order, when somebody asks', () => {
  const { recording, seen, onRead } = start();
  recording.observe(page);
  recording.observe(noBody);
  expect([recording.waiting(), seen.length]).toEqual([2, 0]);
  recording.read();
  expect(recording.waiting()).toBe(0);
  expect(seen.slice(1)).toEqual([page, noBody]);
  expect(onRead).toHaveBeenCalledTimes(1);
});

it('says that it was read only when there was something new', () => {
  const { recording, onRead } = start();
  recording.read();
  expect(onRead).not.toHaveBeenCalled();
  recording.observe(page);
  recording.read();
  recording.read();
  expect(onRead).toHaveBeenCalledTimes(1);
});

it('takes settings in when they are others than before', () => {
  const { recording, seen, change } = start();
  const kinds = () => seen.splice(0).map(({ kind }) => kind);
  recording.read();
  expect(kinds()).toEqual(['settings']);
  recording.read();
  expect(kinds()).toEqual([]);
  change();
  recording.observe(page);
  recording.read();
  expect(kinds()).toEqual(['settings', 'page']);
});

it('tells what could not be seen without learning, until storage was read after all', () => {
  const { recording, seen } = start();
  for (const origin of ['https://a.example', 'https://b.example']) recording.observe(gapOf(origin));
  recording.observe(page);
  expect(recording.toldGaps()).toHaveLength(2);
  recording.observe({ kind: 'storage', at: 1, origin: 'https://a.example', area: 'local-storage', entries: [] });
  expect(recording.toldGaps()).toMatchObject([{ origin: 'https://b.example' }]);
  expect(seen).toEqual([]);
});

it('forgets what was learnt, what waits and what could not be seen', () => {
  const { recording, seen } = start();
  recording.observe(page);
  recording.read();
  recording.observe(gapOf('https://a.example'));
  recording.clear();
  expect([recording.waiting(), recording.toldGaps(), seen]).toEqual([0, [], []]);
});
