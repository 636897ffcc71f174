import { expect, test, vi } from 'vitest';
import { createBackground } from '../../src/background/background.ts';
import { createJudging } from '../../src/background/judging.ts';
import { createSettingsKeeper } from '../../src/background/settings.ts';
import type { RawEvent } from '../../src/background/web-request.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/capture/settings.ts';
import * as judge from '../../src/judge/judge.ts';
import type { ParamsOf, RequestName, ResultOf } from '../../src/messages/protocol.ts';
import { portName } from '../../src/platform/wire.ts';
import { createFakePort } from '../platform/fake-port.ts';
import { createFakeStorage } from './fake-storage.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const NOW = 1_700_000_000_000;
const RULE = 'cookie-session-no-httponly';

/** Memory that behaves as the browser's: what was written is told to everybody, the writer too. */
function createMemory(stored?: unknown) {
  const listeners: ((settings: unknown) => void)[] = [];
  const memory = {
    stored,
    listeners,
    read: async () => memory.stored,
    write: async (settings: unknown) => {
      memory.stored = structuredClone(settings);
      for (const listener of listeners) listener(memory.stored);
      return true;
    },
  };
  return memory;
}

function start(stored?: unknown) {
  const settings = createMemory(stored);
  const openOptions = vi.fn();
  const badges: number[] = [];
  const cookie = {
    name: 'sessionid',
    value: 'k3jh5g2k4j5hg2k34jh5g2k34jh5g',
    domain: 'app.example.com',
    path: '/',
    hostOnly: true,
    secure: true,
    httpOnly: false,
    sameSite: 'lax' as const,
  };
  const background = createBackground({
    browser: 'chrome',
    storage: createFakeStorage(),
    cookies: { list: async () => [cookie] },
    readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
    readPageStorage: async () => undefined,
    showBadge: (_tabId, { text }) => void badges.push(Number(text)),
    loadJudge: async () => judge,
    loadSuffixes: async () => 'com\n',
    openTabs: async () => [],
    now: () => NOW,
    settings,
    openOptions,
    isTrusted: () => true,
    batchMs: 1,
  });
  settings.listeners.push(background.onSettings);
  return { background, settings, openOptions, badges, ask };

  async function ask<N extends RequestName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
    const port = createFakePort(portName(1));
    background.onPort(port);
    port.emit({ kind: 'request', id: 1, name, params });
    await vi.waitFor(() => expect(port.sent.length).toBeGreaterThan(0));
    port.drop();
    const answer = port.sent[0] as { kind: string; value: unknown };
    expect(answer.kind).toBe('result');
    return answer.value as ResultOf<N>;
  }
}

/** A page that sets a session cookie without HttpOnly. */
function load({ onRequestEvent }: ReturnType<typeof start>['background']): void {
  const details = {
    requestId: '1',
    url: 'https://app.example.com/',
    method: 'GET',
    type: 'main_frame',
    tabId: 1,
    frameId: 0,
    timeStamp: NOW,
  };
  const responseHeaders = [
    { name: 'Set-Cookie', value: 'sessionid=k3jh5g2k4j5hg2k34jh5g2k34jh5g; Path=/; Secure; SameSite=Lax' },
  ];
  for (const name of ['request', 'sent', 'headers', 'completed'] as const)
    onRequestEvent({ name, details: { ...details, statusCode: 200, responseHeaders } } as unknown as RawEvent);
}

test('what is stored holds from the start', async () => {
  const { background, ask } = start({ ...DEFAULT_SETTINGS, rules: { [RULE]: 'off' } });
  load(background);
  const report = await ask('report.get', { tabId: 1 });
  expect(report.sites[0]?.findings.map(({ rule }) => rule)).not.toContain(RULE);
});

test('a change of the options applies to what was recorded, and the cookie store is not forgotten', async () => {
  const { background, settings, ask } = start();
  load(background);
  await background.settle();
  const before = await ask('report.get', { tabId: 1 });
  expect(before.sites[0]?.findings.map(({ rule }) => rule)).toContain(RULE);
  await settings.write({ ...DEFAULT_SETTINGS, rules: { [RULE]: 'info' } });
  const after = await ask('report.get', { tabId: 1 });
  expect(after.sites[0]?.findings.find(({ rule }) => rule === RULE)?.severity).toBe('info');
  expect(after.sites[0]?.credentials).toEqual(before.sites[0]?.credentials);
  expect(after.sites[0]?.credentials[0]?.cookie?.stored).toBeDefined();
});

test('a finding that is hidden does not count on the button, and is stored', async () => {
  const { background, settings, badges, ask } = start();
  load(background);
  await vi.waitFor(() => expect(badges.at(-1)).toBe(1), { timeout: 5000 });
  const hidden = { site: 'example.com', rule: RULE, name: 'sessionid', reason: 'read by a script' };
  await ask('finding.hide', { tabId: 1, ...hidden });
  await vi.waitFor(() => expect(badges.at(-1)).toBe(0), { timeout: 5000 });
  expect(settings.stored).toEqual({ ...DEFAULT_SETTINGS, hidden: [hidden] });
  const summary = await ask('summary.get', { tabId: 1 });
  expect(summary.worst.map(({ rule }) => rule)).not.toContain(RULE);
  await ask('finding.show', { tabId: 1, site: 'example.com', rule: RULE, name: 'sessionid' });
  await vi.waitFor(() => expect(badges.at(-1)).toBe(1), { timeout: 5000 });
});

const judging = createJudging({ loadJudge: async () => judge, loadSuffixes: async () => '' });

test('hiding keeps what the options page wrote a moment ago', async () => {
  const memory = createMemory();
  const keeper = createSettingsKeeper(memory, judging);
  await keeper.load();
  await memory.write({ ...DEFAULT_SETTINGS, thresholds: { claimEntries: 9 } });
  await keeper.hide({ site: 'example.com', rule: RULE, reason: 'why' });
  expect((memory.stored as Settings).thresholds).toEqual({ claimEntries: 9 });
  expect((memory.stored as Settings).hidden).toHaveLength(1);
});

test('of a reason of a megabyte no more is stored than a reason needs', async () => {
  const { settings, ask } = start();
  await ask('finding.hide', { tabId: 1, site: 'example.com', rule: RULE, reason: 'x'.repeat(1_000_000) });
  expect((settings.stored as Settings).hidden).toEqual([{ site: 'example.com', rule: RULE, reason: 'x'.repeat(500) }]);
});

test('a rule that there is not cannot be hidden, nor more findings than are read back', async () => {
  const memory = createMemory();
  const keeper = createSettingsKeeper(memory, judging);
  await expect(keeper.hide({ site: 'example.com', rule: 'x'.repeat(400), reason: 'why' })).rejects.toThrow(RangeError);
  expect(memory.stored).toBeUndefined();
  const full = Array.from({ length: 1000 }, (_, at) => ({ site: `s${at}.example`, rule: RULE, reason: 'why' }));
  await memory.write({ ...DEFAULT_SETTINGS, hidden: full });
  await expect(keeper.hide({ site: 'example.com', rule: RULE, reason: 'why' })).rejects.toThrow(RangeError);
  expect((memory.stored as Settings).hidden).toEqual(full);
  await keeper.hide({ site: 's7.example', rule: RULE, reason: 'another' });
  expect((memory.stored as Settings).hidden).toHaveLength(1000);
});

test('hiding keeps what was hidden elsewhere a moment ago', async () => {
  const memory = createMemory();
  const keeper = createSettingsKeeper(memory, judging);
  const other = { site: 'other.example', rule: RULE, reason: 'imported' };
  await memory.write({ ...DEFAULT_SETTINGS, hidden: [other] });
  await keeper.hide({ site: 'example.com', rule: RULE, reason: 'why' });
  expect((memory.stored as Settings).hidden).toEqual([other, { site: 'example.com', rule: RULE, reason: 'why' }]);
});

test('one change is told of once, though it is heard of twice', async () => {
  const memory = createMemory();
  const onChange = vi.fn();
  const keeper = createSettingsKeeper(memory, judging);
  keeper.listen(onChange);
  memory.listeners.push(keeper.take);
  await keeper.hide({ site: 'example.com', rule: RULE, reason: 'why' });
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('the options page is opened by the background', async () => {
  const { ask, openOptions } = start();
  await ask('options.open', { tabId: 1 });
  expect(openOptions).toHaveBeenCalledOnce();
});
