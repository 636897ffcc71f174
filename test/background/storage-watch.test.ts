import { expect, test, vi } from 'vitest';
import { createRecording } from '../../src/background/recording.ts';
import { createStorageWatch } from '../../src/background/storage-watch.ts';
import type { Tab } from '../../src/background/tabs.ts';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import type { PageStorage } from '../../src/platform/page-storage.ts';

const page: PageStorage = {
  origin: 'https://a.example',
  local: [{ key: 'theme', value: 'dark' }],
  session: [],
  databases: [],
  truncated: false,
};

/** A watch over a tab whose page gives these when it is read, one after the other. */
function watch(reads: (PageStorage | undefined)[]) {
  const recording = createRecording({
    createCapture: () => createCapture({ suffixes: createPublicSuffixes('example\n'), browser: 'chrome' }),
    settings: () => ({ thresholds: {}, rules: {}, hidden: [] }),
    onRead: () => {},
  });
  const tab = { tabId: 1, captureId: 1, url: 'https://a.example/', recording } as Tab;
  let read = 0;
  const created = createStorageWatch({
    read: async () => reads[read++],
    isWatched: () => true,
    observe: (_tab, fact: Fact) => recording.observe(fact),
    now: () => 1,
    delayMs: 0,
  });
  return {
    async until(count: number) {
      created.touch(tab);
      await vi.waitFor(() => expect(read).toBe(count));
      await vi.waitFor(() => expect(read).toBe(count));
    },
    gaps: () =>
      recording
        .read()
        .gaps()
        .map(({ text }) => text),
  };
}

test('a page that cannot be read for a moment is read again before anything is said', async () => {
  const { until, gaps } = watch([undefined, page]);
  await until(2);
  expect(gaps()).toEqual([]);
});

test('a page that cannot be read is told once', async () => {
  const { until, gaps } = watch([undefined, undefined, undefined, undefined]);
  await until(2);
  await vi.waitFor(() => expect(gaps()).toEqual(['The storage of https://a.example could not be read.']));
  await until(3);
  expect(gaps()).toHaveLength(1);
});

test('what is said of a page that could not be read again is taken back when it is read, though nothing in it changed', async () => {
  const { until, gaps } = watch([page, undefined, undefined, page]);
  await until(1);
  await until(3);
  await vi.waitFor(() =>
    expect(gaps()).toEqual([expect.stringMatching(/was read, but could not be read again: what changed in it since/)]),
  );
  await until(4);
  await vi.waitFor(() => expect(gaps()).toEqual([]));
});
