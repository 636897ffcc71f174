import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/background/draft.ts';
import type { Placement } from '../../src/background/placement.ts';
import type { Tabs } from '../../src/background/tabs.ts';
import type { RequestDetails } from '../../src/background/web-request.ts';
import type { Fact } from '../../src/core/capture/fact.ts';

import { startPlacement, startTabs } from './start-tabs.ts';

const NOW = 1_700_000_000_000;

let tabs: Tabs;
let placement: Placement;
let heard: [string, number, unknown?][];
beforeEach(() => {
  tabs = startTabs(NOW);
  placement = startPlacement(tabs);
  heard = [];
  tabs.listen({
    onFact: (tab, fact) => void heard.push(['fact', tab.tabId, fact]),
    onTab: (tab) => void heard.push(['tab', tab.tabId]),
    onForget: (tab) => void heard.push(['forget', tab.captureId]),
  });
});

function draft(url: string, more: Partial<RequestDetails> = {}, exchange: Partial<Draft['exchange']> = {}): Draft {
  const details = {
    requestId: '1',
    url,
    method: 'GET',
    type: 'xmlhttprequest',
    tabId: 1,
    frameId: 0,
    timeStamp: NOW,
    ...more,
  };
  const rest = { method: 'GET', type: 'fetch', startedAt: NOW, endedAt: NOW, status: 200 } as const;
  return { details, lost: false, exchange: { url, ...rest, requestHeaders: [], responseHeaders: [], ...exchange } };
}
const page = (url: string, more: Partial<RequestDetails> = {}, exchange: Partial<Draft['exchange']> = {}) =>
  draft(url, { type: 'main_frame', ...more }, { type: 'document', ...exchange });
const facts = (kind: Fact['kind']) => heard.flatMap(([, , fact]) => ((fact as Fact)?.kind === kind ? [fact] : []));
const gaps = () => facts('gap').map((fact) => (fact as Extract<Fact, { kind: 'gap' }>).gap);
const numbers = (tabId: number) =>
  tabs
    .get(tabId)
    .recording.read()
    .rows(0)
    .map(({ number }) => number);

describe('a tab', () => {
  it('that was open before says that it started late, once somebody asks', () => {
    tabs.know(1, 'https://ada:canary@app.example.com/');
    tabs.know(2, '');
    expect(tabs.all()).toEqual([]);
    expect(tabs.has(1)).toBe(false);
    expect(tabs.get(1).url).toMatch(/^https:\/\/ada:\*\w*\**@app\.example\.com\/$/);
    const text = 'The page was loaded before Watchword watched it. Reload it to see its requests.';
    expect(gaps()).toEqual([{ kind: 'started-late', text, since: NOW }]);
    expect(facts('page')).toMatchObject([{ at: NOW }]);
    tabs.get(2);
    expect(gaps()).toHaveLength(1);
    expect(tabs.has(1)).toBe(true);
    expect(heard.filter(([what]) => what === 'tab')).toEqual([
      ['tab', 1],
      ['tab', 2],
    ]);
    tabs.get(1);
    tabs.know(1, 'https://app.example.com/two');
    expect(tabs.get(1).url).toBe('https://app.example.com/two');
    expect(gaps()).toHaveLength(1);
  });

  it('that shows its page before somebody asks has not started late', () => {
    tabs.know(1, 'https://app.example.com/');
    tabs.show(1, 'https://app.example.com/two');
    expect(gaps()).toEqual([]);
    tabs.know(2, 'https://app.example.com/');
    tabs.close(2);
    tabs.get(2);
    expect(gaps()).toEqual([]);
  });

  it('tells that it shows another page, and not that it shows the same', () => {
    tabs.show(1, 'https://app.example.com/');
    heard = [];
    tabs.show(1, 'https://app.example.com/');
    expect(heard).toEqual([]);
    tabs.show(1, 'https://app.example.com/#two');
    expect(heard).toEqual([
      ['fact', 1, { kind: 'page', at: NOW, url: 'https://app.example.com/#two' }],
      ['tab', 1],
    ]);
  });

  it('that is cleared begins anew with the page that it shows', () => {
    tabs.show(1, 'https://app.example.com/');
    placement.deliver(draft('https://app.example.com/a'));
    const { captureId } = tabs.get(1);
    heard = [];
    tabs.clear(1);
    expect(heard).toEqual([
      ['forget', captureId],
      ['fact', 1, { kind: 'page', at: NOW, url: 'https://app.example.com/' }],
      ['tab', 1],
    ]);
    expect(tabs.get(1)).toMatchObject({ nextNumber: 1, evicted: 0, from: NOW });
    expect(tabs.get(1).captureId).not.toBe(captureId);
    expect(numbers(1)).toEqual([]);
    heard = [];
    tabs.get(5);
    tabs.clear(5);
    expect(facts('page')).toEqual([]);
  });

  it('passes requests over while it is paused, and says how many', () => {
    tabs.pause(1, true);
    tabs.pause(1, true);
    expect(gaps()).toEqual([{ kind: 'paused', text: 'Capturing was paused.', since: NOW }]);
    placement.deliver(draft('https://app.example.com/a'));
    expect(gaps()[1]).toEqual({
      kind: 'paused',
      text: 'Requests were passed over while capturing was paused.',
      count: 1,
    });
    expect(tabs.get(1).from).toBe(0);
    tabs.pause(1, false);
    expect(tabs.get(1)).toMatchObject({ paused: false, from: NOW });
    placement.deliver(draft('https://app.example.com/b'));
    expect(numbers(1)).toEqual([1]);
    expect(heard.filter(([what]) => what === 'tab')).toHaveLength(3);
  });

  it('that is closed is forgotten, and so is what is still on its way', () => {
    const one = draft('https://app.example.com/a');
    placement.deliver(one);
    heard = [];
    tabs.close(1);
    tabs.close(1);
    expect(heard).toEqual([['forget', 1]]);
    placement.deliver(one);
    expect(tabs.all()).toEqual([]);
  });

  it('takes the place of another, whose capture is forgotten', () => {
    placement.deliver(draft('https://app.example.com/a', { tabId: 2 }));
    const old = tabs.get(1).captureId;
    heard = [];
    tabs.replace(1, 1);
    tabs.replace(1, 9);
    expect(heard).toEqual([]);
    tabs.replace(1, 2);
    expect(heard).toEqual([
      ['forget', old],
      ['tab', 1],
    ]);
    expect(tabs.has(2)).toBe(false);
    expect(numbers(1)).toEqual([1]);
    tabs.replace(7, 1);
    expect(tabs.get(7).tabId).toBe(7);
  });
});

describe('a request', () => {
  it('goes to its tab with the page it was made for and what led to it', () => {
    const first = page('https://app.example.com/', {}, { status: 302 });
    placement.deliver(first);
    const second = page('https://app.example.com/home');
    second.previous = first;
    placement.deliver(second);
    placement.deliver(draft('https://api.example.com/me?password=canary-one'));
    const capture = tabs.get(1).recording.read();
    expect(capture.exchange('1')).toMatchObject({ id: '1', number: 1, pageUrl: 'https://app.example.com/' });
    expect(capture.exchange('1')?.redirectedFrom).toBeUndefined();
    expect(capture.exchange('2')).toMatchObject({ redirectedFrom: '1', pageUrl: 'https://app.example.com/home' });
    expect(capture.exchange('3')).toMatchObject({ pageUrl: 'https://app.example.com/home' });
    expect(first.previous ?? second.previous?.previous).toBeUndefined();
    expect(placement.targetsOf(second)).toEqual([
      { tabId: 1, captureId: 1, number: 2, pageUrl: 'https://app.example.com/home', redirectedFrom: '1' },
    ]);
    expect(placement.targetsOf(draft('https://app.example.com/never'))).toEqual([]);
  });

  it('that changes stays the request that it was', () => {
    const one = draft('https://app.example.com/a', {}, { status: 0 });
    placement.deliver(one);
    one.exchange.status = 200;
    placement.deliver(one);
    expect(numbers(1)).toEqual([1]);
    expect(tabs.get(1).recording.read().exchange('1')?.status).toBe(200);
    tabs.clear(1);
    placement.deliver(one);
    expect(numbers(1)).toEqual([]);
  });

  it('led to by one from before the tab was cleared is led to by nothing', () => {
    const first = draft('https://app.example.com/a');
    placement.deliver(first);
    tabs.clear(1);
    const second = draft('https://app.example.com/b');
    second.previous = first;
    placement.deliver(second);
    expect(tabs.get(1).recording.read().exchange('1')?.redirectedFrom).toBeUndefined();
  });

  it.each([
    [200, true],
    [404, true],
    [299, true],
    [300, false],
    [302, false],
    [399, false],
    [400, true],
    [204, false],
    [205, false],
    [0, false],
  ])('for a page with the status %i is what the tab shows then: %s', (status, shows) => {
    placement.deliver(page('https://app.example.com/', {}, { status }));
    expect(tabs.get(1).url).toBe(shows ? 'https://app.example.com/' : '');
  });

  it('for a frame, or for a page that is only prepared, is not', () => {
    placement.deliver(draft('https://app.example.com/', { type: 'sub_frame' }));
    placement.deliver(page('https://app.example.com/', { documentLifecycle: 'prerender' }));
    expect(tabs.get(1).url).toBe('');
    expect(numbers(1)).toEqual([1, 2]);
  });

  it('of a worker goes to the tabs that show its origin, and to no other', () => {
    tabs.show(1, 'https://app.example.com/a');
    tabs.show(2, 'https://app.example.com/b');
    tabs.show(3, 'https://other.example.com/');
    const worker = { tabId: -1, initiator: 'https://app.example.com' };
    placement.deliver(draft('https://api.example.com/x', worker));
    expect([1, 2, 3].map(numbers)).toEqual([[1], [1], []]);
    placement.deliver(draft('https://api.example.com/x', { ...worker, initiator: 'https://gone.example' }));
    tabs.get(4);
    placement.deliver(draft('https://api.example.com/x', { tabId: -1 }));
    expect(numbers(4)).toEqual([]);
    placement.deliver(draft('data:text/plain,x'));
    expect(numbers(1)).toEqual([1]);
  });

  it('to another site that a person goes to begins a new capture, when told so', () => {
    const go = (url: string, more: Partial<RequestDetails> = {}) => placement.deliver(page(url, more));
    go('https://app.example.com/');
    tabs.keep(1, false);
    expect(heard.at(-1)).toEqual(['tab', 1]);
    go('https://www.example.com/');
    expect(numbers(1)).toHaveLength(2);
    go('https://other.net/', { initiator: 'https://www.example.com' });
    expect(numbers(1)).toHaveLength(3);
    const redirected = page('https://third.net/');
    redirected.previous = page('https://other.net/x');
    placement.deliver(redirected);
    expect(numbers(1)).toHaveLength(4);
    go('https://app.example.com/');
    expect(numbers(1)).toEqual([1]);
    tabs.keep(1, true);
    go('https://other.net/');
    expect(numbers(1)).toHaveLength(2);
  });

  it('whose beginning was lost with a worker is a gap, once', () => {
    const lost = draft('https://app.example.com/a');
    lost.lost = true;
    placement.deliver(lost);
    placement.deliver(lost);
    const text = 'The background was stopped while requests were on their way; what they sent was not seen.';
    expect(gaps()).toEqual([{ kind: 'worker-restarted', text, count: 1 }]);
  });
});

describe('what an earlier worker left', () => {
  const record = {
    tabId: 1,
    captureId: 7,
    url: 'https://app.example.com/',
    keep: false,
    paused: true,
    evicted: 0,
    from: 5,
    gaps: [],
  };
  const fact = (number: number): Fact => {
    const { exchange } = draft(`https://app.example.com/${number}`);
    return { kind: 'exchange', exchange: { ...exchange, id: String(number), number } };
  };

  it('is there again, and later captures have other names', () => {
    tabs.restore(record, [fact(1), fact(4)]);
    expect(tabs.get(1)).toMatchObject({
      captureId: 7,
      url: record.url,
      keep: false,
      paused: true,
      from: 5,
      nextNumber: 5,
    });
    expect(numbers(1)).toEqual([1, 4]);
    expect(heard.filter(([what]) => what === 'fact')).toEqual([]);
    // What the button says and what the cookie store holds is as it was.
    expect(heard).toEqual([]);
    expect(tabs.get(2).captureId).toBe(8);
  });

  it('says what was let go of for want of room, once', () => {
    tabs.restore({ ...record, evicted: 5 }, []);
    const [gap] = tabs.get(1).recording.toldGaps();
    expect(gap).toMatchObject({ kind: 'forgotten', count: 5 });
    expect(gap?.text).toContain('no more room');
    const again = startTabs(NOW);
    again.restore({ ...record, evicted: 5, gaps: gap ? [gap] : [] }, []);
    expect(again.get(1).recording.toldGaps()).toMatchObject([{ kind: 'forgotten', count: 5 }]);
  });

  it('and was on its way is a gap until its end is seen', () => {
    tabs.restore({ ...record, paused: false }, [fact(1)]);
    const one = draft('https://app.example.com/2', {}, { status: 0 });
    delete one.exchange.endedAt;
    const target = { tabId: 1, captureId: 7, number: 2 };
    placement.resume(one, [target, { ...target, tabId: 9 }, { ...target, captureId: 6 }, { ...target, number: 1 }]);
    expect(numbers(1)).toEqual([1, 2]);
    const text = 'The background was stopped while requests were on their way; the end of these has not been seen.';
    expect(gaps()).toEqual([{ kind: 'worker-restarted', text, count: 1 }]);
    expect(placement.targetsOf(one)).toEqual([target]);
    expect(tabs.get(1).nextNumber).toBe(3);
    one.exchange.endedAt = NOW;
    placement.deliver(one);
    placement.deliver(one);
    expect(gaps().slice(1)).toEqual([{ kind: 'worker-restarted', text, count: -1 }]);
  });
});

describe('tabs that nobody listens to in full', () => {
  it('take facts all the same, and each capture has a name of its own', () => {
    const quiet = startTabs(NOW);
    quiet.listen({});
    const names = [1, 2].map((tabId) => quiet.get(tabId).captureId);
    quiet.clear(1);
    names.push(quiet.get(1).captureId, quiet.get(3).captureId);
    expect(names).toEqual([1, 2, 3, 4]);
  });
});

describe('the record of a tab', () => {
  const record = { tabId: 1, captureId: 5, url: '', keep: true, paused: false, from: 0 };
  const forgotten = (count: number) => ({ kind: 'forgotten', text: 'told before', count }) as const;
  const gaps = () => tabs.get(1).recording.toldGaps();

  it.each([
    [0, [], []],
    [3, [], [3]],
    [3, [forgotten(3)], [3]],
    [5, [forgotten(3)], [3, 2]],
    [2, [{ kind: 'paused', text: 'x', count: 9 } as const], [9, 2]],
  ])('says how many were let go of beyond what was told: %i, %j', (evicted, told, counts) => {
    tabs.restore({ ...record, evicted, gaps: told }, []);
    expect(gaps().map(({ count }) => count)).toEqual(counts);
    if (counts.length > told.length) expect(gaps().at(-1)?.text).toMatch(/no more room for old requests/);
  });

  it('leaves open whether DevTools is still there, if it was', () => {
    const last = (facts: Fact[]) => {
      tabs.restore({ ...record, evicted: 0, gaps: [] }, facts);
      return tabs.get(1).recording.waiting() - facts.length;
    };
    const page: Fact = { kind: 'page', at: NOW, url: 'https://a.example/' };
    expect(last([page])).toBe(0);
    tabs.close(1);
    expect(last([page, { kind: 'devtools', at: NOW, open: true }])).toBe(1);
  });
});
