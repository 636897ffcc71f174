import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/background/log.ts';
import { createRecording } from '../../src/background/recording.ts';
import { createTabs, type Tab } from '../../src/background/tabs.ts';
import { type Capture, type CaptureOptions, createCapture } from '../../src/core/capture/create-capture.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/capture/settings.ts';
import { digestBody } from '../../src/core/credential/body-digest.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import { sample } from '../fixtures/effort.ts';
import { cookies } from '../labelled/cookies.ts';
import { federated } from '../labelled/federated.ts';
import { field } from '../labelled/field.ts';
import { headers } from '../labelled/headers.ts';
import { noLogin } from '../labelled/no-login.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';

// The three ways in: a file, live, and live with the worker stopped on the way. Whatever the way, the same facts give the same report.

const suffixes = createPublicSuffixes('example\ncom\norg\nnet\nio\nco.uk\ntest\n');

interface Recording {
  name: string;
  exchanges: readonly Exchange[];
}

const folders = ['test/failures/recordings', 'test/cases/verdict', 'test/cases/findings', 'test/cases/privacy'];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((name) => name.endsWith('.har'));
const recordings: Recording[] = [
  ...[...noLogin, ...cookies, ...headers, ...federated, ...field].map(({ name, exchanges }) => ({ name, exchanges })),
  ...files.map((name) => ({ name, exchanges: readHar(readFileSync(name, 'utf8')).exchanges })),
];

/** Everything a person can set at once, to be taken back later. */
const STRICT: Settings = {
  ...DEFAULT_SETTINGS,
  thresholds: { accessLifetimeInfoSeconds: 1, cookieHeaderInfoBytes: 1, clockLeewaySeconds: 0 },
  rules: { 'cookie-session-no-httponly': 'off', 'cookie-session-no-secure': 'info' },
};

/** The facts as they come live: a body comes by itself. */
function toFacts(exchanges: readonly Exchange[]): Fact[] {
  return exchanges.flatMap(({ responseBody, ...exchange }): Fact[] => [
    { kind: 'exchange', exchange },
    ...(responseBody && responseBody.text !== ''
      ? [{ kind: 'body' as const, exchangeId: exchange.id, body: digestBody(responseBody) }]
      : []),
  ]);
}

/** The report but for where it came from and what was not seen. */
function textOf(capture: Capture, now: number): string {
  const { source, ...report } = buildReport(capture, { now, source: 'live' });
  return JSON.stringify({ ...report, source: { ...source, gaps: [] } }, undefined, 1);
}

function createWorker(storage: FakeStorage, options: Partial<CaptureOptions>) {
  const tabs = createTabs({
    now: () => 0,
    createRecording: (onRead) =>
      createRecording({
        createCapture: () => createCapture({ suffixes, browser: 'chrome', ...options }),
        settings: () => DEFAULT_SETTINGS,
        onRead,
      }),
  });
  const log = createLog({ storage, tabs });
  return { tabs, log };
}

/** Live, the worker stopped before each fact that `stops` names. */
async function runLive(
  facts: readonly Fact[],
  stops: (index: number) => boolean,
  options: Partial<CaptureOptions> = {},
): Promise<Capture> {
  const storage = createFakeStorage();
  let worker = createWorker(storage, options);
  let tab: Tab = worker.tabs.get(1);
  for (const [index, fact] of facts.entries()) {
    if (stops(index)) {
      await worker.log.flush('');
      worker = createWorker(storage, options);
      worker.log.restore(await worker.log.read(), new Set([1]));
      tab = worker.tabs.get(1);
    }
    worker.tabs.observe(tab, fact);
    // Somebody asks now and then.
    if (index % 5 === 0) tab.recording.read();
  }
  return tab.recording.read();
}

function runFile(exchanges: readonly Exchange[], options: Partial<CaptureOptions> = {}): Capture {
  const capture = createCapture({ suffixes, browser: 'chrome', ...options });
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  return capture;
}

const nowOf = (exchanges: readonly Exchange[]) => exchanges.at(-1)?.endedAt ?? exchanges.at(-1)?.startedAt ?? 0;

describe.each(sample(recordings))('$name', ({ exchanges }) => {
  const now = nowOf(exchanges);
  const facts = toFacts(exchanges);
  const expected = textOf(runFile(exchanges), now);

  test('with the worker stopped half-way and at the end', async () => {
    const half = Math.floor(facts.length / 2);
    const capture = await runLive(
      [...facts, { kind: 'no-body', exchangeId: 'none' }],
      (index) => index === half || index === facts.length,
    );
    expect(textOf(capture, now)).toBe(expected);
  });

  test('with settings that changed half-way and were taken back, and all but a few requests dropped from the list', async () => {
    const half = Math.floor(facts.length / 2);
    const changed: Fact[] = [
      ...facts.slice(0, half),
      { kind: 'settings', settings: STRICT },
      ...facts.slice(half),
      { kind: 'settings', settings: DEFAULT_SETTINGS },
    ];
    expect(textOf(await runLive(changed, () => false, { limits: { exchanges: 3 } }), now)).toBe(expected);
  });
});

/** Restarting reads everything back each time: some recordings of each kind, the short ones. */
const short = recordings.filter(({ exchanges }, index) => exchanges.length <= 40 && index % 9 === 0);

test.each(sample(short))('$name: with the worker stopped after each request', async ({ exchanges }) => {
  const now = nowOf(exchanges);
  expect(textOf(await runLive(toFacts(exchanges), () => true), now)).toBe(textOf(runFile(exchanges), now));
});

test('a long recording keeps what it learnt with 100 requests in the list, settings that change, and stops on the way', {
  timeout: 60_000,
}, async () => {
  const long = recordings.flatMap(({ exchanges }) => exchanges.slice(0, 4)).slice(0, 300);
  const numbered = long.map((exchange, index) => {
    const { redirectedFrom: _, ...rest } = exchange;
    return { ...rest, id: String(index + 1), number: index + 1 };
  });
  const facts = toFacts(numbered);
  const third = Math.floor(facts.length / 3);
  facts.splice(third, 0, { kind: 'settings', settings: STRICT });
  facts.splice(2 * third, 0, { kind: 'settings', settings: DEFAULT_SETTINGS });
  const limits = { exchanges: 100 };
  const capture = await runLive(facts, (index) => index === third + 20 || index === 2 * third + 20, { limits });
  expect(textOf(capture, nowOf(numbered))).toBe(textOf(runFile(numbered), nowOf(numbered)));
});
