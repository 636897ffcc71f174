import { describe, expect, test } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import {
  DEFAULT_SETTINGS,
  findDisorder,
  findHiding,
  hidingOf,
  parseSettings,
} from '../../../src/core/capture/settings.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { rules } from '../../../src/core/rules/index.ts';
import type { Finding } from '../../../src/core/rules/rule.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/core/rules/thresholds.ts';

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

  const told = (value: object) =>
    parseSettings(value, RULES).problems.map(({ code, message }) => `${code}: ${message}`);
  const long = 'x'.repeat(61);
  const hide = (more: object) => ({ hidden: [{ site: 'example.com', rule: NO_HTTP_ONLY, reason: 'known', ...more }] });

  test.each<[object, string]>([
    [[], 'no-object: Settings are a JSON object with thresholds, rules and hidden.'],
    [{ colour: 1 }, 'unknown-setting: There is no setting colour.'],
    [{ [long]: 1 }, `unknown-setting: There is no setting ${'x'.repeat(59)}….`],
    [{ [long.slice(1)]: 1 }, `unknown-setting: There is no setting ${'x'.repeat(60)}.`],
    [{ thresholds: [] }, 'no-thresholds: thresholds is not an object.'],
    [{ thresholds: { nothing: 1 } }, 'unknown-threshold: There is no threshold nothing.'],
    [{ rules: 'off' }, 'no-rules: rules is not an object.'],
    [{ rules: { nothing: 'off' } }, 'unknown-rule: There is no rule nothing.'],
    [
      { rules: { [NO_HTTP_ONLY]: 'fatal' } },
      `bad-rule-setting: ${NO_HTTP_ONLY} is set to something else than on, off, error, warning, info.`,
    ],
    [{ hidden: {} }, 'no-hidden: hidden is not a list.'],
    [{ hidden: [7] }, 'bad-hidden: Entry 1 of hidden has no site or no rule.'],
    [hide({ site: undefined }), 'bad-hidden: Entry 1 of hidden has no site or no rule.'],
    [hide({ rule: 7 }), 'bad-hidden: Entry 1 of hidden has no site or no rule.'],
    [hide({ rule: 'nothing' }), 'unknown-rule: Entry 1 of hidden: there is no rule nothing.'],
    [hide({ reason: undefined }), 'no-reason: Entry 1 of hidden has no reason.'],
  ])('of %j is told what is wrong', (value, problem) => {
    expect(told(value)).toEqual([problem]);
    expect(parseSettings(value, RULES).settings).toEqual({ ...DEFAULT_SETTINGS, hidden: expect.any(Array) });
  });

  test.each([0, 1, 3_155_760_000])('%j is a threshold', (claimBytes) => {
    expect(parseSettings({ thresholds: { claimBytes } }, RULES).settings.thresholds).toEqual({ claimBytes });
  });

  test.each([-1, 0.5, 3_155_760_001, '7', null, Number.NaN])('%j is none', (claimBytes) => {
    expect(told({ thresholds: { claimBytes } })).toEqual([
      'bad-threshold: claimBytes is no whole number from 0 to 3155760000.',
    ]);
  });

  test('every setting a rule may have is taken, and a schema may be named', () => {
    for (const setting of ['on', 'off', 'error', 'warning', 'info'])
      expect(parseSettings({ $schema: 'x', rules: { [NO_HTTP_ONLY]: setting } }, RULES)).toEqual({
        settings: { ...DEFAULT_SETTINGS, rules: { [NO_HTTP_ONLY]: setting } },
        problems: [],
      });
  });

  test('long texts are cut, and those with blanks around them trimmed', () => {
    const { settings } = parseSettings(
      hide({ site: 'a'.repeat(600), name: 'b'.repeat(600), reason: ` ${'c'.repeat(600)}` }),
      RULES,
    );
    expect(settings.hidden).toMatchObject([{ site: 'a'.repeat(500), name: 'b'.repeat(500), reason: 'c'.repeat(500) }]);
    expect(parseSettings(hide({ reason: ' known ', name: 7 }), RULES).settings).toEqual({
      ...DEFAULT_SETTINGS,
      ...hide({}),
    });
    expect(parseSettings(hide({ rule: 'r'.repeat(600) }), RULES).settings.hidden[0]?.rule).toHaveLength(500);
  });

  test('a thousand findings may be hidden, and twenty problems are told', () => {
    const many = (count: number) => ({ hidden: Array.from({ length: count }, () => hide({}).hidden[0]) });
    expect(told(many(1000))).toEqual([]);
    expect(told(many(1001))).toEqual(['too-many-hidden: hidden has more than 1000 entries; the first are used.']);
    expect(parseSettings(many(1001), RULES).settings.hidden).toHaveLength(1000);
    expect(told({ hidden: Array.from({ length: 30 }, () => 7) })).toHaveLength(20);
  });

  test.each([
    ['accessLifetimeInfoSeconds', 'accessLifetimeWarningSeconds'],
    ['accessLifetimeWarningSeconds', 'accessLifetimeErrorSeconds'],
    ['jwtSessionInfoSeconds', 'jwtSessionWarningSeconds'],
    ['jwtSessionWarningSeconds', 'jwtSessionErrorSeconds'],
    ['refreshLifetimeInfoSeconds', 'refreshLifetimeWarningSeconds'],
    ['authorizationInfoBytes', 'authorizationWarningBytes'],
    ['authorizationWarningBytes', 'authorizationErrorBytes'],
    ['cookieHeaderInfoBytes', 'cookieHeaderWarningBytes'],
    ['cookieHeaderWarningBytes', 'cookieHeaderErrorBytes'],
    ['headersInfoBytes', 'headersWarningBytes'],
    ['headersWarningBytes', 'headersErrorBytes'],
    ['sessionCookieInfoSeconds', 'sessionCookieWarningSeconds'],
  ] as const)('%s has to be no more than %s', (less, more) => {
    expect(findDisorder({ [less]: DEFAULT_THRESHOLDS[more] })).toEqual([]);
    expect(findDisorder({ [less]: DEFAULT_THRESHOLDS[more] + 1 })).toEqual([[less, more]]);
    expect(told({ thresholds: { [less]: DEFAULT_THRESHOLDS[more] + 1 } })).toEqual([
      `disorder: ${less} is above ${more}, so the first is never used.`,
    ]);
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

describe('an entry that hides', () => {
  const finding = {
    rule: 'r',
    subject: { kind: 'set-cookie', name: 'n'.repeat(600), origin: '' },
  } as unknown as Finding;
  const hidden = [{ site: 'a.com', rule: 'r', name: 'n'.repeat(500), reason: 'known' }];

  test('names what it is about, cut where that is long', () => {
    expect(hidingOf(finding, 'a.com', 'known')).toEqual(hidden[0]);
    expect(findHiding(finding, 'a.com', hidden)).toBe(hidden[0]);
  });

  test('hides that alone, or all of its rule where it names nothing', () => {
    const other = { ...finding, subject: { ...finding.subject, name: 'other' } };
    expect(findHiding(other, 'a.com', hidden)).toBeUndefined();
    expect(findHiding({ ...finding, rule: 's' }, 'a.com', hidden)).toBeUndefined();
    expect(findHiding(finding, 'b.com', hidden)).toBeUndefined();
    expect(findHiding(other, 'a.com', [{ site: 'a.com', rule: 'r', reason: 'all' }])?.reason).toBe('all');
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
