import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Background } from '../../src/background/background.ts';
import type { Settings } from '../../src/core/capture/settings.ts';
import type { Report } from '../../src/core/report/report.ts';
import { WEAK_TOKEN } from '../../src/core/rules/support/example-flows.ts';
import type { ParamsOf, RequestName } from '../../src/messages/protocol.ts';
import type { RawCookie } from '../../src/platform/cookies.ts';
import { load, NOW, openPage, PAGE, pass, startBackground } from './fake-browser.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Longer than anything waits. */
const LONG = 10_000;

/** A background whose first tab shows a page, at rest. */
async function atRest(...[more]: Parameters<typeof startBackground>) {
  const all = startBackground(more);
  load(all.background, { type: 'main_frame' });
  await pass(LONG);
  all.buttons.length = 0;
  all.facts.length = 0;
  return all;
}

const cookie: RawCookie = {
  name: 'sid',
  value: 'x',
  domain: 'app.example.com',
  path: '/',
  hostOnly: true,
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
};

const kinds = (facts: { kind: string }[]) => facts.map(({ kind }) => kind);

describe('what makes the button say something new', () => {
  const body = { url: PAGE, method: 'GET', startedAt: NOW, mediaType: 'application/json', text: '{"a":1}' };
  const rows: [string, Parameters<typeof startBackground>[0], (background: Background) => void][] = [
    ['body', {}, (background) => openPage(background).ask('capture.body', body)],
    ['cookies', {}, (background) => background.onCookieChanged('.example.com')],
    [
      'storage',
      {
        readPageStorage: async () => ({
          origin: PAGE.slice(0, -1),
          local: [],
          session: [],
          databases: [],
          truncated: false,
        }),
      },
      (background) => void openPage(background, ['report']),
    ],
    [
      'secret',
      { loadSecrets: async () => 'changeme\nsecret\n' },
      (background) => {
        load(background, { request: [{ name: 'Authorization', value: `Bearer ${WEAK_TOKEN}` }] });
      },
    ],
  ];

  it.each(rows)('a fact of the kind %s', async (kind, more, act) => {
    const { background, buttons, facts, lists } = await atRest(more);
    lists.mockResolvedValue([cookie]);
    act(background);
    await pass(LONG);
    await vi.waitFor(() => expect(kinds(facts)).toContain(kind), { timeout: 10_000, interval: 10 });
    await pass(LONG);
    expect(new Set(buttons)).toEqual(new Set([1]));
  });

  it('but not that DevTools is open', async () => {
    const { background, buttons, facts } = await atRest();
    openPage(background).ask('devtools.open', { since: NOW });
    await pass(LONG);
    await openPage(background).ask('report.get', {});
    await pass(1);
    expect(facts).toEqual([{ kind: 'devtools', at: NOW, open: true }]);
    expect(buttons).toEqual([]);
  });
});

describe('DevTools', () => {
  it('is told to be closed when the page that said that it is open goes', async () => {
    const { background, facts } = await atRest();
    const page = openPage(background);
    page.ask('devtools.open', { since: NOW - 5 });
    await pass(1);
    page.close();
    openPage(background).ask('report.get', {});
    await pass(1);
    expect(facts).toEqual([
      { kind: 'devtools', at: NOW - 5, open: true },
      { kind: 'devtools', at: NOW, open: false },
    ]);
  });

  it('is not told to be closed by another page that goes', async () => {
    const { background, facts } = await atRest();
    openPage(background, ['rows']).close();
    openPage(background).ask('report.get', {});
    await pass(1);
    expect(facts).toEqual([]);
  });

  it('leaves nothing of a tab that was closed before', async () => {
    const { background, storage } = await atRest();
    const page = openPage(background);
    page.ask('devtools.open', { since: NOW });
    await pass(1);
    background.onTabClosed(1);
    await pass(1);
    page.close();
    await background.settle();
    expect([...storage.items.keys()]).toEqual(['last']);
  });

  it('fills in what the worker missed, which is then missed in no tab', async () => {
    const first = startBackground();
    load(first.background, { id: 4, type: 'main_frame' });
    await first.background.settle();
    const { background, facts } = startBackground({ storage: first.storage });
    load(background, { id: 7 });
    const page = openPage(background);
    const gaps = () => facts.flatMap((fact) => (fact.kind === 'gap' ? [fact.gap] : []));
    page.ask('report.get', {});
    await pass(50);
    const [missed] = gaps();
    expect(missed).toMatchObject({ kind: 'worker-restarted', count: 2 });
    expect(missed?.text).toMatch(/missed while the background was started again: at most so many/);
    const entry = {
      startedDateTime: new Date(NOW).toISOString(),
      time: 1,
      request: { method: 'GET', url: `${PAGE}lost`, headers: [] },
      response: { status: 200, headers: [] },
    };
    page.ask('capture.fill', { since: NOW - 1000, entries: JSON.stringify([entry]) });
    await pass(1);
    page.ask('report.get', {});
    await pass(1);
    expect(page.heard('result')).toContain(1);
    expect(gaps().slice(1)).toEqual([{ ...missed, count: -1 }]);
    // Nothing more is known to be missing of that time than two.
    for (const entries of ['no JSON', '{}']) page.ask('capture.fill', { since: NOW - 1000, entries });
    await pass(1);
    expect(page.heard('result').slice(-2)).toEqual([0, 0]);
    expect(gaps()).toHaveLength(2);
  });
});

describe('a worker that starts', () => {
  it('does not take for missed what it knows to have begun', async () => {
    const first = startBackground();
    load(first.background, { id: 5, ends: false });
    await pass(1);
    first.storage.items.set('last', `4 ${NOW}`);
    const { background, facts } = startBackground({ storage: first.storage });
    load(background, { id: 6 });
    openPage(background).ask('report.get', {});
    await pass(1);
    expect(facts.filter(({ kind }) => kind === 'gap')).toMatchObject([
      { gap: { kind: 'worker-restarted', text: expect.stringContaining('on their way'), count: 1 } },
    ]);
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('loads what judges only if a tab is to forget what was on another site: keep %s', async (keep, times) => {
    const first = startBackground();
    openPage(first.background).ask('capture.keep', { keep });
    openPage(first.background, [], 2).ask('capture.keep', { keep: true });
    await pass(1);
    await first.background.settle();
    const { background, loads } = startBackground({ storage: first.storage });
    await background.ready;
    expect(loads).toHaveBeenCalledTimes(times);
  });

  it('stores a request that is on its way, without being asked to', async () => {
    const { background, storage } = startBackground();
    load(background, { ends: false });
    await pass(1);
    expect([...storage.items.values()].join()).toContain(PAGE);
  });
});

describe('requests', () => {
  it.each([
    [499, 0],
    [500, 500],
  ])('are read when %s of them wait for somebody to ask', async (count, read) => {
    const { background, facts } = startBackground({}, false);
    for (let index = 0; index < count; index++) load(background, { url: `${PAGE}${index}` });
    await pass(5);
    expect(facts.filter(({ kind }) => kind === 'exchange')).toHaveLength(read);
  });

  it('that come soon after each other are taken in together', async () => {
    const { background, storage } = startBackground({ batchMs: undefined as unknown as number });
    const stored = () => [...storage.items.values()].join();
    await pass(30);
    load(background, { url: `${PAGE}first`, ends: false });
    await pass(0);
    expect(stored()).toContain('first');
    load(background, { url: `${PAGE}second`, ends: false });
    await pass(24);
    expect(stored()).not.toContain('second');
    await pass(1);
    expect(stored()).toContain('second');
  });

  it.each([
    ['sets a cookie', [['Set-Cookie', 'a=b']], 1],
    [
      'sets a cookie beside other fields',
      [
        ['X-Trace', '1'],
        ['set-cookie', 'a=b'],
      ],
      1,
    ],
    ['sets none', [['X-Trace-Id', '1']], 0],
    ['sets none, with a field as long', [['Connection', 'close']], 0],
  ] as [string, [string, string][], number][])(
    'have the cookies read when the answer %s',
    async (_, response, times) => {
      const { background, lists } = await atRest();
      lists.mockClear();
      load(background, { response });
      await pass(LONG);
      expect(lists.mock.calls).toEqual(Array.from({ length: times }, () => ['example.com', 1]));
    },
  );

  it.each([
    ['ended', true, [[1]]],
    ['are on their way', false, []],
  ])('that %s have the storage of the page read, or not', async (_, ends, calls) => {
    const { background, reads } = await atRest();
    openPage(background, ['report']);
    await pass(LONG);
    reads.mockClear();
    load(background, { ends });
    await pass(600);
    // It could not be read, so that it is tried once more.
    expect(reads.mock.calls).toEqual(calls);
  });

  it('of JSON whose body nobody handed over are said to lack it', async () => {
    const { background } = await atRest();
    load(background, { response: [['Content-Type', 'application/json']] });
    const page = openPage(background);
    page.ask('capture.state', {});
    await pass(1);
    expect(page.heard('result')).toMatchObject([{ gaps: [{ kind: 'no-response-bodies', count: 1 }] }]);
  });
});

describe('a page', () => {
  it('that wants the report has the storage of its tab read, and no other page has', async () => {
    const { background, reads } = await atRest();
    openPage(background, ['rows', 'state']);
    await pass(LONG);
    expect(reads).not.toHaveBeenCalled();
    openPage(background, ['report']);
    await pass(500);
    expect(reads).toHaveBeenCalledWith(1);
  });

  it('hears that its capture was cleared, and in which state it is', async () => {
    const { background } = await atRest();
    const page = openPage(background, ['cleared', 'state']);
    page.ask('capture.clear', {});
    await pass(LONG);
    expect(page.heard('cleared')).toEqual([{}]);
    expect(page.heard('state')).toMatchObject([{ state: { tabId: 1, url: PAGE, site: 'example.com' } }]);
  });

  it('hears the report as it is now, of what is seen live', async () => {
    const { background } = await atRest();
    const page = openPage(background, ['report']);
    load(background);
    await pass(LONG);
    expect(page.heard('report').at(-1)).toMatchObject({
      report: { generatedAt: new Date(NOW).toISOString(), source: { kind: 'live' } },
    });
  });

  it('hears that the browser lets the extension see more', async () => {
    const { background } = await atRest();
    const page = openPage(background, ['state'], 1);
    background.onAccessChanged();
    await pass(LONG);
    expect(page.heard('state')).toMatchObject([{ state: { tabId: 1, access: 'granted' } }]);
  });
});

describe('what the browser tells of tabs', () => {
  it('a new address of a tab is the page that it shows', async () => {
    const { background, facts } = await atRest();
    background.onTabUrl(1, `${PAGE}next`);
    openPage(background).ask('report.get', {});
    await pass(1);
    expect(facts).toEqual([{ kind: 'page', at: NOW, url: `${PAGE}next` }]);
  });

  it('a page loaded in a tab that nothing was captured of makes no capture', async () => {
    const { background, buttons } = await atRest();
    background.onTabLoaded(9);
    await pass(LONG);
    expect(buttons).toEqual([]);
  });

  it.each([
    ['example.com', 1],
    ['.app.example.com', 1],
    ['cdn.app.example.com', 1],
    ['example.net', 0],
    ['com', 0],
    ['other.com', 0],
  ])('a cookie of %s is one of the page, or of none that is shown', async (domain, times) => {
    const { background, lists } = await atRest();
    lists.mockClear();
    background.onCookieChanged(domain);
    await pass(LONG);
    expect(lists).toHaveBeenCalledTimes(times);
  });
});

describe('what a page asks', () => {
  const token = 'Zk3mPq9vXw7tRb2nLc8hJd5gKs4f';

  it('of the site that may not be seen is said once, until it is another', async () => {
    const { background, facts } = startBackground({
      readAccess: async () => ({ access: 'missing', missingOrigins: ['<all_urls>'] }),
    });
    const page = openPage(background);
    const texts = () => facts.flatMap((fact) => (fact.kind === 'gap' ? [`${fact.gap.kind}: ${fact.gap.text}`] : []));
    for (let times = 0; times < 3; times++) {
      page.ask('capture.state', {});
      await pass(1);
    }
    expect(texts()).toEqual([expect.stringMatching(/^no-host-access: .* to see this page; requests were missed/)]);
    load(background, { type: 'main_frame' });
    for (let times = 0; times < 3; times++) {
      page.ask('capture.state', {});
      await pass(1);
    }
    expect(texts().slice(1)).toEqual([expect.stringMatching(/^no-host-access: .* to see example.com; /)]);
  });

  it('of a site that may be seen is said without a gap', async () => {
    const { background, facts } = await atRest();
    const page = openPage(background);
    for (let times = 0; times < 2; times++) {
      page.ask('capture.state', {});
      await pass(1);
    }
    expect(page.heard('result')).toMatchObject([{ gaps: [] }, { gaps: [] }]);
    expect(facts).toEqual([]);
  });

  it('to be opened is opened where the browser can', async () => {
    const openOptions = vi.fn();
    const { background } = startBackground({ openOptions });
    const page = openPage(background);
    page.ask('options.open', {});
    page.ask('workbench.open', {});
    await pass(1);
    expect(openOptions).toHaveBeenCalledOnce();
    expect(page.heard('result')).toHaveLength(2);
    const other = openPage(startBackground().background);
    other.ask('options.open', {});
    await pass(1);
    expect(other.heard('result')).toHaveLength(1);
  });

  it('of a credential, a cookie and the keys is told of what there is, and of nothing else', async () => {
    const { background } = await atRest();
    load(background, { response: [['Set-Cookie', `sid=${token}`]] });
    load(background, { request: [{ name: 'Cookie', value: `sid=${token}` }] });
    const page = openPage(background);
    page.ask('report.get', {});
    await pass(50);
    const id = (page.heard('result') as Report[])[0]?.sites[0]?.credentials[0]?.id ?? '';
    async function told<N extends RequestName>(name: N, params: Omit<ParamsOf<N>, 'tabId'>) {
      page.ask(name, params);
      await pass(50);
      return page.heard('result').at(-1);
    }
    expect(await told('credential.reveal', { id })).toBe(token);
    expect(await told('credential.reveal', { id: 'none' })).toBeUndefined();
    expect(await told('cookie.requests', { id })).toMatchObject({ had: ['3'] });
    expect(await told('cookie.requests', { id: 'none' })).toBeUndefined();
    expect(JSON.stringify(await told('exchange.cookies', { id: '3' }))).toContain('sid');
    expect(await told('exchange.cookies', { id: '9' })).toBeUndefined();
    expect(await told('keys.get', {})).toBeDefined();
  });

  it('to hide and to show is stored with its name, where there is one', async () => {
    const rule = 'cookie-session-no-httponly';
    let stored: unknown;
    const settings = {
      read: async () => stored,
      async write(next: unknown) {
        stored = next;
        return true;
      },
    };
    const { background } = startBackground({ settings });
    const page = openPage(background);
    const hidden = () => (stored as Settings).hidden;
    const one = { site: 'example.com', rule };
    for (const name of [undefined, 'sid', 'other'])
      page.ask('finding.hide', { ...one, ...(name === undefined ? {} : { name }), reason: 'why' });
    await pass(1);
    expect(hidden().map(({ name }) => name)).toEqual([undefined, 'sid', 'other']);
    page.ask('finding.show', { ...one, name: 'sid' });
    await pass(1);
    expect(hidden().map(({ name }) => name)).toEqual([undefined, 'other']);
    page.ask('finding.show', one);
    await pass(1);
    expect(hidden()).toEqual([{ ...one, name: 'other', reason: 'why' }]);
    page.ask('finding.show', { ...one, rule: 'jwt-alg-none', name: 'other' });
    await pass(1);
    expect(hidden()).toHaveLength(1);
  });

  it('to hide does no harm where nothing can be stored', async () => {
    const page = openPage(startBackground().background);
    page.ask('finding.hide', { site: 'example.com', rule: 'jwt-alg-none', reason: 'why' });
    page.ask('finding.show', { site: 'example.com', rule: 'jwt-alg-none' });
    await pass(1);
    expect(page.heard('result')).toHaveLength(2);
  });
});
