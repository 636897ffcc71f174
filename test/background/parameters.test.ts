import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/background/parameters.ts';
import type { ParamsOf, RequestName } from '../../src/messages/protocol.ts';
import { effort } from '../fixtures/effort.ts';

const BODY = {
  url: 'https://app.example.com/token',
  method: 'POST',
  startedAt: 1_700_000_000_000.5,
  mediaType: 'application/json',
  text: '{"access_token":"a"}',
};

/** What the pages send, as they send it. */
const REQUESTS: { [N in RequestName]: ParamsOf<N> } = {
  'rows.list': { tabId: 3, after: 0 },
  'report.get': { tabId: 3 },
  'summary.get': { tabId: 3 },
  'exchange.get': { tabId: 3, id: '12' },
  'exchange.cookies': { tabId: 3, id: '12' },
  'cookie.requests': { tabId: 3, id: 'session#1' },
  'credential.reveal': { tabId: 3, id: 'jwt#1' },
  'keys.get': { tabId: 3 },
  'capture.clear': { tabId: 3 },
  'capture.pause': { tabId: 3, paused: true },
  'capture.keep': { tabId: 3, keep: false },
  'capture.state': { tabId: 3 },
  'finding.hide': { tabId: 3, site: 'example.com', rule: 'a-rule', name: 'sid', reason: 'a test server' },
  'finding.show': { tabId: 3, site: 'example.com', rule: 'a-rule', name: 'sid' },
  'devtools.open': { tabId: 3, since: 1 },
  'capture.fill': { tabId: 3, since: 0, entries: '[]' },
  'workbench.open': { tabId: 3 },
  'options.open': { tabId: 3 },
  'capture.body': { tabId: 3, ...BODY, truncated: true },
};
const NAMES = Object.keys(REQUESTS) as RequestName[];

/** Characters in all strings of the value. */
const sizeOf = (value: object) =>
  Object.values(value).reduce((sum: number, one) => sum + (typeof one === 'string' ? one.length : 0), 0);

describe('readParameters', () => {
  it.each(NAMES)('takes %s as the pages ask it', (name) => {
    expect(readParameters(name, REQUESTS[name], 3)).toEqual(REQUESTS[name]);
  });

  it('lets the name of a thing and the mark of a cut body be left out', () => {
    const { name: _name, ...hiding } = REQUESTS['finding.hide'];
    expect(readParameters('finding.hide', hiding, 3)).toEqual(hiding);
    expect(readParameters('finding.hide', { ...hiding, name: undefined }, 3)).toEqual(hiding);
    expect(readParameters('capture.body', { tabId: 3, ...BODY }, 3)).toEqual({ tabId: 3, ...BODY });
  });

  it.each(NAMES)('refuses %s without one of its other parameters, or with one of another type', (name) => {
    for (const key of Object.keys(REQUESTS[name])) {
      const { [key]: _left, ...rest } = REQUESTS[name] as Record<string, unknown>;
      if (key !== 'name' && key !== 'truncated') expect(readParameters(name, rest, 3)).toBeUndefined();
      for (const wrong of [null, {}, [], Number.NaN, -1, () => 1])
        expect(readParameters(name, { ...rest, [key]: wrong }, 3)).toBeUndefined();
    }
  });

  it.each(NAMES)('refuses %s about another tab than that of the page', (name) => {
    expect(readParameters(name, REQUESTS[name], 4)).toBeUndefined();
  });

  it.each([undefined, null, 'x', 5, []])('refuses %j for parameters', (params) => {
    expect(readParameters('report.get', params, 3)).toBeUndefined();
  });

  it('reads nothing from a prototype', () => {
    expect(readParameters('report.get', Object.create({ tabId: 3 }), 3)).toBeUndefined();
  });

  it('hands on nothing that was not asked for', () => {
    expect(readParameters('report.get', { tabId: 3, more: 'x'.repeat(1000) }, 3)).toEqual({ tabId: 3 });
  });

  it('cuts what a person wrote, and refuses a reason that is empty', () => {
    const hide = (reason: string) => readParameters('finding.hide', { ...REQUESTS['finding.hide'], reason }, 3);
    expect(hide(`  ${'x'.repeat(1_000_000)}`)).toMatchObject({ reason: 'x'.repeat(500) });
    expect(hide(' why ')).toMatchObject({ reason: 'why' });
    expect(hide('  ')).toBeUndefined();
  });

  it.each([
    ['exchange.get', 'id', 200],
    ['credential.reveal', 'id', 200],
    ['finding.hide', 'site', 500],
    ['finding.hide', 'rule', 500],
    ['finding.show', 'name', 500],
    ['capture.body', 'text', 262_144],
    ['capture.body', 'url', 2_097_152],
    ['capture.body', 'method', 200],
    ['capture.body', 'mediaType', 200],
  ] as const)('%s: refuses more than it needs of %s', (name, key, limit) => {
    const read = (length: number) => readParameters(name, { ...REQUESTS[name], [key]: 'x'.repeat(length) }, 3);
    expect(read(limit)).toMatchObject({ [key]: 'x'.repeat(limit) });
    expect(read(limit + 1)).toBeUndefined();
  });

  it.each([1.5, 2 ** 31 + 1, '3', Number.POSITIVE_INFINITY])('knows no tab %j', (tab) => {
    expect(readParameters('report.get', { tabId: tab }, tab as number)).toBeUndefined();
  });

  it('never throws, and what it lets through is bounded', () => {
    const value = fc.oneof(fc.anything(), fc.string({ maxLength: 3000 }), fc.nat(), fc.constant(3));
    const params = fc.dictionary(fc.constantFrom(...NAMES.flatMap((name) => Object.keys(REQUESTS[name]))), value);
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), params, (name, given) => {
        const read = readParameters(name, { ...REQUESTS[name], ...given, tabId: 3 }, 3);
        expect(sizeOf(read ?? {})).toBeLessThanOrEqual(name === 'capture.body' ? 2_400_000 : 2000);
      }),
      { numRuns: effort(300) },
    );
  });
});
