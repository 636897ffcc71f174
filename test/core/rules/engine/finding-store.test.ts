import { describe, expect, test } from 'vitest';
import type { Seen } from '../../../../src/core/rules/engine/entry.ts';
import { countSeen, createFindingStore, type FindingStore } from '../../../../src/core/rules/engine/finding-store.ts';
import type { ListOptions } from '../../../../src/core/rules/engine/to-finding.ts';
import type { Detected, Rule } from '../../../../src/core/rules/rule.ts';
import { DEFAULT_THRESHOLDS } from '../../../../src/core/rules/thresholds.ts';

const ruleOf = (more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  check: () => [],
  ...more,
});
const rule = ruleOf();
const aboutOf = (host = 'app.example.com') => ({
  subject: { kind: 'exchange' as const, name: host, origin: `https://${host}` },
  identity: `https://${host}`,
  host,
});
const detect = (message: string, more: Partial<Detected> = {}): Detected => ({ message, evidence: [], ...more });
const size = (value: number, more: Partial<Detected> = {}): Detected =>
  detect(`${value} bytes`, {
    grades: [{ value, above: { info: 'headersInfoBytes', error: 'headersErrorBytes' } }],
    ...more,
  });
const entropy = (value: number): Detected =>
  detect(`${value} bits`, { grades: [{ value, below: { info: 'sessionEntropyInfoBits' } }] });
const inExchange = (id: number): Seen => ({ count: 1, first: String(id), last: String(id) });

const defaults: ListOptions = {
  hasHsts: () => false,
  thresholds: DEFAULT_THRESHOLDS,
  isOff: () => false,
  severityOf: () => undefined,
};
const list = (store: FindingStore, options: Partial<ListOptions> = {}) => store.list({ ...defaults, ...options });

/** A store in which each of these was detected by the rule, in the exchanges 1, 2 and so on. */
function storeOf(detections: readonly Detected[], by = rule, about = aboutOf()) {
  const store = createFindingStore();
  for (const [index, detected] of detections.entries()) store.add(by, detected, about, inExchange(index + 1));
  return store;
}

describe('a finding', () => {
  test('has all that the rule and the detection say', () => {
    const evidence = ['a'];
    const store = storeOf([detect('said', { evidence, fix: 'this line' })]);
    expect(list(store)).toEqual([
      {
        rule: 'r',
        severity: 'warning',
        confidence: 'medium',
        subject: { kind: 'exchange', name: 'app.example.com', origin: 'https://app.example.com' },
        message: 'said',
        evidence,
        references: [],
        count: 1,
        fix: 'this line',
        firstExchange: '1',
        lastExchange: '1',
      },
    ]);
  });

  test('names no exchange, fix or end where there is none', () => {
    const store = createFindingStore();
    store.add(rule, detect('said'), aboutOf(), { count: 3 });
    const [finding] = list(store);
    expect(Object.keys(finding ?? {}).sort()).toEqual([
      'confidence',
      'count',
      'evidence',
      'message',
      'references',
      'rule',
      'severity',
      'subject',
    ]);
    expect(finding?.count).toBe(3);
  });

  test('takes severity and confidence of the detection before those of the rule', () => {
    const store = storeOf([detect('said', { severity: 'error', confidence: 'low' })]);
    expect(list(store)).toMatchObject([{ severity: 'error', confidence: 'low' }]);
  });

  test('says the fix that depends on what came later, or on a threshold', () => {
    expect(list(storeOf([detect('said', { fix: () => 'later' })]))[0]?.fix).toBe('later');
    const byLimit = storeOf([detect('said', { fix: 'no', fixBy: ({ claimEntries }) => `below ${claimEntries}` })]);
    expect(list(byLimit)[0]?.fix).toBe('below 50');
  });

  test('is one for each rule, thing, name and detail', () => {
    const store = createFindingStore();
    const seen = inExchange(1);
    store.add(rule, detect('a'), aboutOf(), seen);
    store.add(ruleOf({ id: 's' }), detect('a'), aboutOf(), seen);
    store.add(rule, detect('a'), aboutOf('b.example.com'), seen);
    store.add(rule, detect('a', { name: 'sid' }), aboutOf(), seen);
    store.add(rule, detect('a', { detail: 'Path' }), aboutOf(), seen);
    expect(store.size()).toBe(5);
    expect(list(store).filter(({ subject }) => subject.name === 'sid')).toMatchObject([
      { subject: { kind: 'exchange', name: 'sid', origin: 'https://app.example.com' } },
    ]);
    store.add(rule, detect('b', { name: 'sid' }), aboutOf(), inExchange(2));
    store.add(rule, detect('b', { detail: 'Path' }), aboutOf(), inExchange(2));
    expect([store.size(), [...store.entries()].length]).toEqual([5, 5]);
  });

  test('counts an exchange once, and knows the first and the last whatever their order', () => {
    const store = createFindingStore();
    for (const id of [9, 9, 10, 2]) store.add(rule, detect('said'), aboutOf(), inExchange(id));
    expect(list(store)).toMatchObject([{ count: 3, firstExchange: '2', lastExchange: '10' }]);
  });

  test('that is seen again is counted with the case it belongs to', () => {
    const store = createFindingStore();
    const sight = store.add(rule, detect('said'), aboutOf(), { count: 1 });
    if (!sight) throw new Error('no finding');
    sight.entry.putRight = '4';
    countSeen(sight, { count: 2, last: '7' });
    countSeen(sight, { count: 2, last: '7' });
    expect(list(store)).toMatchObject([{ count: 3, lastExchange: '7' }]);
    expect(list(store)[0]).not.toHaveProperty('putRight');
    expect(list(store)[0]).not.toHaveProperty('firstExchange');
    countSeen(sight, inExchange(12));
    expect(list(store)).toMatchObject([{ count: 4, firstExchange: '12', lastExchange: '12' }]);
  });

  test('counts each time where there is no exchange, and the same exchange once all the same', () => {
    const store = createFindingStore();
    const none: Seen = { count: 1 };
    for (const seen of [none, none, inExchange(3), none, inExchange(3)])
      store.add(rule, detect('said'), aboutOf(), seen);
    expect(list(store)).toMatchObject([{ count: 4, firstExchange: '3', lastExchange: '3' }]);
  });

  test('that is told in worse words later is told in those, and never in milder ones', () => {
    const mild = detect('mild', { severity: 'info' });
    const bad = detect('bad', { severity: 'error' });
    expect(list(storeOf([mild, bad, mild]))).toMatchObject([{ message: 'bad', severity: 'error', count: 3 }]);
    expect(list(storeOf([detect('first'), detect('second')]))[0]?.message).toBe('first');
    expect(list(storeOf([mild, detect('by the rule')]))[0]?.message).toBe('by the rule');
  });

  test('that was put right says so until it comes again', () => {
    const store = storeOf([detect('said')]);
    for (const entry of store.entries()) entry.putRight = '5';
    expect(list(store)[0]?.putRight).toBe('5');
    store.add(rule, detect('said'), aboutOf(), inExchange(6));
    expect(list(store)[0]).not.toHaveProperty('putRight');
  });

  test('that is removed is gone', () => {
    const store = storeOf([detect('a'), detect('b', { detail: 'b' })]);
    const [first] = store.entries();
    if (first) store.remove(first);
    expect(list(store).map(({ message }) => message)).toEqual(['b']);
  });
});

describe('what was seen later', () => {
  test('excuses a finding for as long as it is told', () => {
    let used = false;
    const store = storeOf([detect('said', { unless: () => used })]);
    expect(list(store)).toHaveLength(1);
    used = true;
    expect(list(store)).toEqual([]);
  });

  test('excuses it for good when the thing comes again, though nothing is known of the new one', () => {
    let used = true;
    const store = storeOf([detect('said', { unless: () => used }), detect('said', { unless: () => false })]);
    expect(list(store)).toEqual([]);
    used = false;
    expect(list(store)).toEqual([]);
  });

  test('is asked of the newest', () => {
    let used = false;
    const store = storeOf([detect('said'), detect('said', { unless: () => used }), detect('said')]);
    expect(list(store)).toHaveLength(1);
    used = true;
    expect(list(store)).toEqual([]);
  });
});

describe('severity', () => {
  test('is that of the measure by the thresholds in force, and below them there is no finding', () => {
    const store = storeOf([size(10_000)]);
    expect(list(store)).toMatchObject([{ severity: 'info' }]);
    expect(list(store, { thresholds: { ...DEFAULT_THRESHOLDS, headersErrorBytes: 9999 } })[0]?.severity).toBe('error');
    expect(list(store, { thresholds: { ...DEFAULT_THRESHOLDS, headersInfoBytes: 10_000 } })).toEqual([]);
  });

  test('is what a person set, if anything', () => {
    expect(list(storeOf([detect('said')]), { severityOf: (id) => (id === 'r' ? 'info' : 'error') })[0]?.severity).toBe(
      'info',
    );
    expect(list(storeOf([detect('said')]), { isOff: ({ id }) => id === 'r' })).toEqual([]);
  });

  test('of an error goes down where the host asks for https only, whenever it said so', () => {
    const hasHsts = (host: string) => host === 'app.example.com';
    const bad = { severity: 'error', lessWithHsts: 'app.example.com' } as const;
    expect(list(storeOf([detect('said', bad)]))[0]?.severity).toBe('error');
    expect(list(storeOf([detect('said', bad)]), { hasHsts })[0]?.severity).toBe('warning');
    expect(list(storeOf([detect('said', { ...bad, severity: 'info' })]), { hasHsts })[0]?.severity).toBe('info');
    expect(list(storeOf([detect('said', { severity: 'error' })]), { hasHsts: () => true })[0]?.severity).toBe('error');
  });

  test.each([
    ['app.example.com', 'warning'],
    ['192.168.1.4', 'info'],
    ['localhost', undefined],
  ])('of what others on the network can do is, on %s, %s', (host, severity) => {
    const onNetwork = ruleOf({ transport: true });
    expect(list(storeOf([detect('said')], onNetwork, aboutOf(host)))[0]?.severity).toBe(severity);
    expect(list(storeOf([detect('said')], rule, aboutOf(host)))[0]?.severity).toBe('warning');
  });

  test('puts the worst first', () => {
    const store = storeOf([
      detect('i', { severity: 'info', detail: 'a' }),
      detect('e', { severity: 'error', detail: 'b' }),
      detect('w', { detail: 'c' }),
    ]);
    expect(list(store).map(({ message }) => message)).toEqual(['e', 'w', 'i']);
  });
});

describe('of several measures', () => {
  test('the worst tells the story, and each that is over its threshold counts', () => {
    const store = storeOf([size(9000), size(100), size(40_000), size(9000)]);
    expect(list(store)).toMatchObject([
      { message: '40000 bytes', severity: 'error', count: 3, firstExchange: '1', lastExchange: '4' },
    ]);
  });

  test.each([
    ['the larger, where more is worse', [size(9000), size(9500), size(9100)], '9500 bytes'],
    ['the smaller, where less is worse', [entropy(80), entropy(70), entropy(90)], '70 bits'],
  ])('that are equally bad %s tells it', (_what, detections, message) => {
    expect(list(storeOf(detections))).toMatchObject([{ message, count: 3 }]);
  });

  test('the first and the last exchange are those of all, by number', () => {
    const store = createFindingStore();
    for (const [value, id] of [
      [9000, 9],
      [9100, 11],
      [9200, 10],
    ] as const)
      store.add(rule, size(value), aboutOf(), inExchange(id));
    expect(list(store)).toMatchObject([{ count: 3, firstExchange: '9', lastExchange: '11' }]);
    const backwards = createFindingStore();
    for (const id of [11, 9]) backwards.add(rule, size(9000 + id), aboutOf(), inExchange(id));
    expect(list(backwards)).toMatchObject([{ firstExchange: '9', lastExchange: '11' }]);
  });

  test('a bounded number is told apart, the extremes among them, and none is uncounted', () => {
    const values = Array.from({ length: 200 }, (_, n) => 9000 + ((n * 37) % 200) * 7);
    const store = storeOf(values.map((value) => size(value)));
    const [entry] = store.entries();
    const kept = (entry?.cases ?? []).map(({ detected }) => detected.grades?.[0]?.value ?? 0);
    expect(kept).toHaveLength(24);
    expect([Math.min(...kept), Math.max(...kept)]).toEqual([9000, 9000 + 199 * 7]);
    expect(list(store)).toMatchObject([{ count: 200, firstExchange: '1', message: `${9000 + 199 * 7} bytes` }]);
  });

  test('those nearest to each other become one, and what is seen of the one that went counts for the other', () => {
    const store = createFindingStore();
    const sights = Array.from({ length: 24 }, (_, n) =>
      store.add(rule, size(10_000 + n * 100), aboutOf(), inExchange(1)),
    );
    const near = store.add(rule, size(10_510), aboutOf(), inExchange(2));
    const [entry] = store.entries();
    const kept = entry?.cases.map(({ detected }) => detected.grades?.[0]?.value) ?? [];
    expect(kept).toHaveLength(24);
    expect(kept).toContain(10_500);
    expect(kept).not.toContain(10_510);
    if (near) countSeen(near, inExchange(3));
    expect(near?.one).toBe(sights[5]?.one);
    expect(near?.one).toMatchObject({ count: 3, first: '1', last: '3' });
  });

  test('that become one are counted together, also when both were last seen in the same exchange', () => {
    const store = createFindingStore();
    for (let n = 0; n < 30; n++) store.add(rule, size(10_000 + n * 100), aboutOf(), inExchange(1));
    expect(list(store)).toMatchObject([{ count: 30, firstExchange: '1', lastExchange: '1' }]);
  });

  test.each([
    ['smallest', 10_001, 10_000],
    ['largest', 12_299, 12_300],
  ])('the %s stays when another comes close to it', (_what, value, extreme) => {
    const store = createFindingStore();
    for (let n = 0; n < 24; n++) store.add(rule, size(10_000 + n * 100), aboutOf(), inExchange(1));
    store.add(rule, size(value), aboutOf(), inExchange(2));
    const [entry] = store.entries();
    const kept = entry?.cases.map(({ detected }) => detected.grades?.[0]?.value) ?? [];
    expect(kept).toContain(extreme);
    expect(kept).not.toContain(value);
  });
});

describe('a thousand findings of a site', () => {
  const fill = (store: FindingStore, by: Rule, more: (n: number) => Partial<Detected> = () => ({})) => {
    for (let n = 0; n < 1001; n++)
      store.add(by, detect('said', { detail: `${n}`, ...more(n) }), aboutOf(), inExchange(n));
  };

  test('are kept, and the others are counted', () => {
    const store = createFindingStore();
    fill(store, rule);
    expect([store.size(), store.leftOut()]).toEqual([1000, 1]);
    expect(store.add(rule, detect('said', { detail: '5000' }), aboutOf(), inExchange(1))).toBeUndefined();
    expect(store.leftOut()).toBe(2);
    expect(store.add(rule, detect('said', { detail: '5' }), aboutOf(), inExchange(1))).toBeDefined();
  });

  test('make room when one is removed', () => {
    const store = createFindingStore();
    fill(store, rule);
    const [first] = store.entries();
    if (first) {
      store.remove(first);
      store.remove(first);
    }
    store.add(rule, detect('said', { detail: 'a' }), aboutOf(), inExchange(1));
    store.add(rule, detect('said', { detail: 'b' }), aboutOf(), inExchange(1));
    expect([store.size(), store.leftOut()]).toEqual([1000, 2]);
  });

  test('of rules that are off, or of small measures, take no room of what is surely told', () => {
    const store = createFindingStore();
    fill(store, ruleOf({ id: 'off', off: true }));
    fill(store, ruleOf({ id: 'small' }), () => ({ grades: [{ value: 1, above: { info: 'headersInfoBytes' } }] }));
    expect([store.size(), store.leftOut()]).toEqual([2000, 0]);
    fill(store, rule);
    expect([store.size(), store.leftOut()]).toEqual([3000, 1]);
  });

  test('of large measures are counted when they are left out', () => {
    const store = createFindingStore();
    fill(store, rule, () => ({ grades: [{ value: 9000, above: { info: 'headersInfoBytes' } }] }));
    expect([store.size(), store.leftOut()]).toEqual([1000, 1]);
  });
});
