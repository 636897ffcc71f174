import { describe, expect, test } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { DEFAULT_SETTINGS, findDisorder, hidingOf, parseSettings } from '../../../src/core/capture/settings.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { rules } from '../../../src/core/rules/index.ts';

const RULES = new Set(rules.map(({ id }) => id));
const NOW = 1_795_000_000_000;
const NO_HTTP_ONLY = 'cookie-session-no-httponly';

function exchangeOf(number: number, more: Partial<Exchange> = {}): Exchange {
  return {
    id: String(number),
    number,
    url: 'https://app.example.com/',
    method: 'GET',
    type: 'document',
    startedAt: NOW + number * 1000,
    endedAt: NOW + number * 1000 + 20,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
    pageUrl: 'https://app.example.com/',
    ...more,
  };
}

function captureOf() {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const value = 'sessionid=k3jh5g2k4j5hg2k34jh5g2k34jh5g; Path=/; Secure; SameSite=Lax';
  const responseHeaders = [{ name: 'Set-Cookie', value }];
  capture.observe({ kind: 'gap', gap: { kind: 'paused', text: 'Capturing was paused.' } });
  capture.observe({ kind: 'exchange', exchange: exchangeOf(1, { responseHeaders }) });
  capture.observe({ kind: 'exchange', exchange: exchangeOf(2) });
  return capture;
}

const idsOf = (capture: ReturnType<typeof captureOf>) => capture.findings('example.com').map(({ rule }) => rule);

describe('settings that are read', () => {
  test('what is right is taken', () => {
    const hidden = [{ site: 'example.com', rule: NO_HTTP_ONLY, name: 'sid', reason: 'read by our own script' }];
    const value = { thresholds: { clockLeewaySeconds: 30 }, rules: { [NO_HTTP_ONLY]: 'off' }, hidden };
    expect(parseSettings(value, RULES)).toEqual({ settings: value, problems: [] });
    expect(parseSettings({}, RULES)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  test('what is wrong is left out and named', () => {
    const { settings, problems } = parseSettings(
      {
        thresholds: { clockLeewaySeconds: -1, nothing: 3, claimBytes: '4', __proto__: { claimEntries: 1 } },
        rules: { 'no-such-rule': 'off', [NO_HTTP_ONLY]: 'fatal' },
        hidden: [{ site: 'example.com', rule: NO_HTTP_ONLY, reason: ' ' }, 7],
        colour: 'red',
      },
      RULES,
    );
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems.map(({ code }) => code)).toEqual([
      'unknown-setting',
      'bad-threshold',
      'unknown-threshold',
      'bad-threshold',
      'unknown-rule',
      'bad-rule-setting',
      'no-reason',
      'bad-hidden',
    ]);
  });

  test.each([undefined, null, 7, 'text', []])('%j is no settings', (value) => {
    expect(parseSettings(value, RULES).problems).toHaveLength(1);
  });

  test('thresholds out of order are told', () => {
    expect(findDisorder({})).toEqual([]);
    expect(findDisorder({ cookieWarningBytes: 5000 })).toEqual([['cookieWarningBytes', 'cookieErrorBytes']]);
    expect(findDisorder({ sessionEntropyInfoBits: 10 })).toEqual([
      ['sessionEntropyWarningBits', 'sessionEntropyInfoBits'],
    ]);
    const { problems } = parseSettings({ thresholds: { cookieWarningBytes: 5000 } }, RULES);
    expect(problems[0]?.message).toBe('cookieWarningBytes is above cookieErrorBytes, so the first is never used.');
  });
});

describe('settings that change while a capture runs', () => {
  test('a rule that is turned off has no findings, and has them again when it is turned on', () => {
    const capture = captureOf();
    expect(idsOf(capture)).toContain(NO_HTTP_ONLY);
    capture.observe({ kind: 'settings', settings: { ...DEFAULT_SETTINGS, rules: { [NO_HTTP_ONLY]: 'off' } } });
    expect(idsOf(capture)).not.toContain(NO_HTTP_ONLY);
    capture.observe({ kind: 'settings', settings: { ...DEFAULT_SETTINGS, rules: { [NO_HTTP_ONLY]: 'info' } } });
    expect(capture.findings('example.com').find(({ rule }) => rule === NO_HTTP_ONLY)?.severity).toBe('info');
  });

  test('nothing else is different afterwards', () => {
    const capture = captureOf();
    const before = buildReport(capture, { now: NOW, source: 'live' });
    const rows = capture.rows(0);
    capture.observe({ kind: 'settings', settings: { ...DEFAULT_SETTINGS, rules: { [NO_HTTP_ONLY]: 'off' } } });
    capture.observe({ kind: 'settings', settings: DEFAULT_SETTINGS });
    expect(buildReport(capture, { now: NOW, source: 'live' })).toEqual(before);
    expect(capture.rows(0)).toEqual(rows);
  });

  test('a hidden finding is told apart, with its reason', () => {
    const capture = captureOf();
    const finding = capture.findings('example.com').find(({ rule }) => rule === NO_HTTP_ONLY);
    if (!finding) throw new Error('no finding');
    const hidden = [hidingOf(finding, 'example.com', 'our script reads it')];
    expect(hidden[0]?.name).toBe('sessionid');
    capture.observe({ kind: 'settings', settings: { ...DEFAULT_SETTINGS, hidden } });
    expect(idsOf(capture)).not.toContain(NO_HTTP_ONLY);
    expect(capture.hiddenFindings('example.com')).toEqual([{ finding, reason: 'our script reads it' }]);
    capture.observe({
      kind: 'settings',
      settings: { ...DEFAULT_SETTINGS, hidden: [{ ...hidden[0], site: 'other.com' } as (typeof hidden)[0]] },
    });
    expect(idsOf(capture)).toContain(NO_HTTP_ONLY);
  });

  test('a token is named anew in each capture, so its rule is hidden as a whole', () => {
    const finding = captureOf().findings('example.com')[0];
    if (!finding) throw new Error('no finding');
    const subject = { kind: 'credential', name: 'jwt#1', credential: 'jwt#1', origin: 'https://a.example' } as const;
    expect(hidingOf({ ...finding, subject }, 'example.com', 'why')).not.toHaveProperty('name');
  });
});
