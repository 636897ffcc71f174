import { describe, expect, it, vi } from 'vitest';
import type { AccessState } from '../../src/background/access.ts';
import { type Background, createBackground } from '../../src/background/background.ts';
import type { RawEvent } from '../../src/background/web-request.ts';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';
import type { BadgeText } from '../../src/judge/badge-text.ts';
import * as judge from '../../src/judge/judge.ts';
import type { ParamsOf, RequestName, ResultOf } from '../../src/messages/protocol.ts';
import type { RawCookie } from '../../src/platform/cookies.ts';
import { portName } from '../../src/platform/wire.ts';
import { createFakePort, type FakePort } from '../platform/fake-port.ts';
import { createFakeStorage, type FakeStorage } from './fake-storage.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const NOW = 1_700_000_000_000;

/** A background over a browser made of plain objects. */
function start(storage: FakeStorage = createFakeStorage(), more: { cookies?: RawCookie[]; access?: AccessState } = {}) {
  const badges = new Map<number, BadgeText>();
  const background = createBackground({
    browser: 'chrome',
    storage,
    cookies: { list: async () => more.cookies ?? [] },
    readAccess: async () => more.access ?? { access: 'granted', missingOrigins: [] },
    readPageStorage: async () => undefined,
    showBadge: (tabId, badge) => void badges.set(tabId, badge),
    loadJudge: async () => judge,
    loadSuffixes: async () => 'com\nco.uk\nexample\n',
    openTabs: async () => [1, 2].map((tabId) => ({ tabId, url: '' })),
    now: () => NOW,
    isTrusted: () => true,
    batchMs: 1,
  });
  return { background, storage, badges, ask: asker(background) };
}

function connect(background: Background, tabId: number): FakePort {
  const port = createFakePort(portName(tabId));
  background.onPort(port);
  return port;
}

function asker(background: Background) {
  return async <N extends RequestName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> => {
    const port = connect(background, params.tabId);
    port.emit({ kind: 'request', id: 1, name, params });
    await vi.waitFor(() => expect(port.sent.length).toBeGreaterThan(0));
    port.drop();
    const answer = port.sent[0] as { kind: string; value: unknown };
    expect(answer.kind).toBe('result');
    return answer.value as ResultOf<N>;
  };
}

let lastRequest = 0;

interface Load {
  url: string;
  type?: string;
  method?: string;
  tabId?: number;
  status?: number;
  request?: Record<string, string>;
  response?: Record<string, string>;
  /** Redirects before the last answer: URL and Location. */
  via?: string[];
  initiator?: string;
  more?: Record<string, unknown>;
}

/** All events of one request, redirects included. */
function load(
  background: Background,
  { url, type = 'xmlhttprequest', method = 'GET', tabId = 1, status = 200, via = [], ...rest }: Load,
) {
  const requestId = String(++lastRequest);
  const send = (name: RawEvent['name'], at: string, more: Record<string, unknown> = {}) => {
    const details = {
      requestId,
      url: at,
      method,
      type,
      tabId,
      frameId: 0,
      timeStamp: NOW + lastRequest,
      ...more,
      ...rest.more,
    };
    if (rest.initiator !== undefined) Object.assign(details, { initiator: rest.initiator });
    background.onRequestEvent({ name, details } as unknown as RawEvent);
  };
  const chain = [...via, url];
  for (const [index, step] of chain.entries()) {
    const next = chain[index + 1];
    send('request', step);
    send('sent', step, { requestHeaders: toHeaders(rest.request) });
    if (next !== undefined) {
      send('headers', step, { statusCode: 302, responseHeaders: toHeaders({ Location: next }) });
      send('redirect', step, { statusCode: 302, redirectUrl: next });
    } else {
      send('headers', step, { statusCode: status, responseHeaders: toHeaders(rest.response) });
      send('completed', step, { statusCode: status });
    }
  }
}

function toHeaders(record: Record<string, string> = {}) {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

const urls = (rows: ExchangeRow[]) => rows.map((row) => row.url);

describe('the background', () => {
  it('lists the requests of a tab by number and names what they carried', async () => {
    const { background, ask } = start();
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    load(background, {
      url: 'https://api.example.com/me',
      request: { Authorization: 'Bearer opaque-token-Zk3mPq9vXw7tRb2n' },
    });
    load(background, { url: 'https://other.example.net/', type: 'main_frame', tabId: 2 });
    const rows = await ask('rows.list', { tabId: 1, after: 0 });
    expect(urls(rows)).toEqual(['https://app.example.com/', 'https://api.example.com/me']);
    expect(rows[1]).toMatchObject({ number: 2, site: 'example.com', status: 200 });
    expect(rows[1]?.sent).toHaveLength(1);
    expect(urls(await ask('rows.list', { tabId: 1, after: 1 }))).toEqual(['https://api.example.com/me']);
    expect(urls(await ask('rows.list', { tabId: 1, after: 0, limit: 1 }))).toEqual(['https://app.example.com/']);
  });

  it('links the steps of a redirect chain, across sites too', async () => {
    const { background, ask } = start();
    const via = ['https://app.example.com/login', 'https://id.other.example/authorize'];
    load(background, { url: 'https://app.example.com/cb', type: 'main_frame', via });
    const rows = await ask('rows.list', { tabId: 1, after: 0 });
    const exchanges: (Exchange | undefined)[] = [];
    for (const { id } of rows) exchanges.push(await ask('exchange.get', { tabId: 1, id }));
    expect(exchanges.map((exchange) => exchange?.redirectedFrom)).toEqual([undefined, '1', '2']);
    expect((await ask('capture.state', { tabId: 1 })).site).toBe('example.com');
  });

  it('gives a worker after a restart all that the first one knew, and goes on from there', async () => {
    const first = start();
    load(first.background, {
      url: 'https://app.example.com/',
      type: 'main_frame',
      response: { 'Set-Cookie': 'sid=Zk3mPq9vXw7tRb2nLc8hJd5g; HttpOnly' },
    });
    load(first.background, { url: 'https://app.example.com/api', request: { Cookie: 'sid=Zk3mPq9vXw7tRb2nLc8hJd5g' } });
    await first.background.settle();
    const before = await first.ask('rows.list', { tabId: 1, after: 0 });
    const second = start(first.storage);
    load(second.background, { url: 'https://app.example.com/next' });
    const after = await second.ask('rows.list', { tabId: 1, after: 0 });
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]).toMatchObject({ number: 3, site: 'example.com' });
    const report = await second.ask('report.get', { tabId: 1 });
    expect(report.source.gaps).toEqual([]);
  });

  it('loses nothing that comes while an earlier capture is still being read back', async () => {
    const storage = createFakeStorage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const readAll = storage.readAll;
    storage.readAll = async () => {
      await held;
      return readAll();
    };
    const { background, ask } = start(storage);
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    const rows = ask('rows.list', { tabId: 1, after: 0 });
    release();
    expect(urls(await rows)).toEqual(['https://app.example.com/']);
  });

  it('says that a request was sent before this worker ran', async () => {
    const { background, ask } = start();
    background.onRequestEvent({
      name: 'headers',
      details: {
        requestId: 'x',
        url: 'https://app.example.com/slow',
        method: 'GET',
        type: 'xmlhttprequest',
        tabId: 1,
        frameId: 0,
        timeStamp: NOW,
        statusCode: 200,
        responseHeaders: [],
      },
    });
    const [row] = await ask('rows.list', { tabId: 1, after: 0 });
    expect((await ask('exchange.get', { tabId: 1, id: row?.id ?? '' }))?.unseen).toEqual(['request-headers']);
    const gaps = (await ask('capture.state', { tabId: 1 })).gaps;
    expect(gaps).toContainEqual(expect.objectContaining({ kind: 'worker-restarted', count: 1 }));
  });

  it("gives a worker script's requests to the tabs that show its origin, and to no other", async () => {
    const { background, ask } = start();
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    load(background, { url: 'https://other.example.net/', type: 'main_frame', tabId: 2 });
    load(background, { url: 'https://api.example.com/sync', tabId: -1, initiator: 'https://app.example.com' });
    load(background, { url: 'https://update.example.org/', tabId: -1 });
    load(background, { url: 'https://api.example.com/ext', tabId: -1, initiator: 'chrome-extension://abc' });
    const rows = await ask('rows.list', { tabId: 1, after: 0 });
    expect(urls(rows)).toEqual(['https://app.example.com/', 'https://api.example.com/sync']);
    expect(rows[1]?.site).toBe('example.com');
    expect(urls(await ask('rows.list', { tabId: 2, after: 0 }))).toEqual(['https://other.example.net/']);
  });

  it('keeps the capture when the tab goes to another site, unless told not to', async () => {
    const { background, ask } = start();
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    load(background, { url: 'https://other.example.net/', type: 'main_frame' });
    expect(await ask('rows.list', { tabId: 1, after: 0 })).toHaveLength(2);
    await ask('capture.keep', { tabId: 1, keep: false });
    load(background, { url: 'https://third.example.org/', type: 'main_frame' });
    const rows = await ask('rows.list', { tabId: 1, after: 0 });
    expect(rows.map((row) => [row.number, row.url])).toEqual([[1, 'https://third.example.org/']]);
    // A link to another site may be the way to sign in.
    load(background, { url: 'https://id.other.example/', type: 'main_frame', initiator: 'https://third.example.org' });
    expect(await ask('rows.list', { tabId: 1, after: 0 })).toHaveLength(2);
  });

  it('counts what it passed over while paused', async () => {
    const { background, ask } = start();
    await ask('capture.pause', { tabId: 1, paused: true });
    load(background, { url: 'https://app.example.com/a' });
    load(background, { url: 'https://app.example.com/b' });
    expect(await ask('rows.list', { tabId: 1, after: 0 })).toEqual([]);
    const { gaps, paused } = await ask('capture.state', { tabId: 1 });
    expect(paused).toBe(true);
    expect(gaps).toContainEqual(expect.objectContaining({ kind: 'paused', count: 2 }));
  });

  it('forgets everything on demand, in storage too', async () => {
    const { background, storage, ask } = start();
    load(background, {
      url: 'https://app.example.com/',
      type: 'main_frame',
      request: { 'X-Api-Key': 'Zk3mPq9vXw7tRb2nLc8hJd5gKs4f' },
    });
    await background.settle();
    expect(JSON.stringify([...storage.items])).toContain('Zk3mPq9vXw7tRb2n');
    await ask('capture.clear', { tabId: 1 });
    await background.settle();
    expect(await ask('rows.list', { tabId: 1, after: 0 })).toEqual([]);
    expect(JSON.stringify([...storage.items])).not.toContain('Zk3mPq9vXw7tRb2n');
    expect((await ask('report.get', { tabId: 1 })).sites.flatMap((site) => site.credentials)).toEqual([]);
  });

  it('forgets a tab that was closed', async () => {
    const { background, storage } = start();
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    await background.settle();
    background.onTabClosed(1);
    // The number of the newest request stays: it tells nothing of the tab.
    await vi.waitFor(() => expect([...storage.items.keys()]).toEqual(['last']));
  });

  it('gives the capture of a prepared page to the tab it was put into', async () => {
    const { background, ask } = start();
    load(background, { url: 'https://app.example.com/', type: 'main_frame', tabId: 2 });
    background.onTabReplaced(1, 2);
    expect(urls(await ask('rows.list', { tabId: 1, after: 0 }))).toEqual(['https://app.example.com/']);
  });

  it('never stores a password, a client secret or the password of HTTP Basic', async () => {
    const { background, storage, ask } = start();
    const body = {
      formData: {
        user: ['ada'],
        password: ['canary-password'],
        client_secret: ['canary-client'],
        code_verifier: ['canary-verifier'],
      },
    };
    load(background, {
      url: 'https://ada:canary-url@app.example.com/token?client_secret=canary-query',
      method: 'POST',
      request: {
        Authorization: `Basic ${btoa('ada:canary-basic')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      more: { requestBody: body },
    });
    await background.settle();
    const everything =
      JSON.stringify([...storage.items]) + JSON.stringify(await ask('rows.list', { tabId: 1, after: 0 }));
    expect(everything).toContain('/token');
    expect(everything).not.toMatch(/canary/);
    expect(everything).not.toContain(btoa('ada:canary-basic'));
  });

  it('tells the pages that watch a tab about new requests and the report', async () => {
    const { background } = start();
    const port = connect(background, 1);
    port.emit({ kind: 'subscribe', events: ['rows', 'report', 'state'] });
    load(background, { url: 'https://app.example.com/', type: 'main_frame' });
    const heard = () => port.sent.map((message) => (message as { name: string }).name);
    await vi.waitFor(() => expect(new Set(heard())).toEqual(new Set(['rows', 'report', 'state'])));
    const rows = port.sent.flatMap((message) => (message as { payload: { rows?: ExchangeRow[] } }).payload.rows ?? []);
    expect(rows.at(-1)).toMatchObject({ url: 'https://app.example.com/', status: 200 });
  });

  it('shows the number of errors on the button of the tab', async () => {
    const { background, badges } = start();
    load(background, { url: 'http://app.example.com/', type: 'main_frame' });
    load(background, {
      url: 'http://app.example.com/api',
      request: { Authorization: `Bearer ${'eyJhbGciOiJub25lIn0'}.${btoa('{"sub":"a"}')}.` },
    });
    await vi.waitFor(() => expect(Number(badges.get(1)?.text)).toBeGreaterThan(0), { timeout: 3000 });
    expect(badges.get(1)?.title).toContain('example.com');
  });

  it('says on the button what went wrong, before how much is unsafe', async () => {
    const { background, badges } = start();
    load(background, { url: 'http://app.example.com/', type: 'main_frame' });
    load(background, {
      url: 'http://app.example.com/api/me',
      status: 401,
      request: { Authorization: 'Bearer undefined' },
    });
    await vi.waitFor(() => expect(badges.get(1)?.text).toBe('!'), { timeout: 3000 });
    expect(badges.get(1)?.title).toMatch(/^Watchword: 401 on GET \/api\/me: .*placeholder/);

    // The same page loaded again takes the text off the button in Firefox, and is no other page.
    badges.delete(1);
    background.onTabLoaded(1);
    await vi.waitFor(() => expect(badges.get(1)?.text).toBe('!'), { timeout: 3000 });
  });

  it('puts what the cookie store holds beside what was asked for', async () => {
    const cookie: RawCookie = {
      name: 'sid',
      value: 'Zk3mPq9vXw7tRb2nLc8hJd5g',
      domain: 'app.example.com',
      path: '/',
      hostOnly: true,
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
    };
    const { background, ask } = start(createFakeStorage(), { cookies: [cookie] });
    load(background, {
      url: 'https://app.example.com/',
      type: 'main_frame',
      response: { 'Set-Cookie': `sid=${cookie.value}; Secure; HttpOnly` },
    });
    await background.settle();
    const report = await ask('report.get', { tabId: 1 });
    const sid = report.sites[0]?.credentials.find(({ name }) => name === 'sid');
    expect(sid?.cookie).toMatchObject({
      name: 'sid',
      asked: { secure: true },
      stored: { sameSite: 'Lax', secure: true },
    });
  });

  it('says what to ask for when it may not see the page', async () => {
    const access: AccessState = { access: 'missing', missingOrigins: ['https://app.example.com/*'] };
    const { ask } = start(createFakeStorage(), { access });
    const summary = await ask('summary.get', { tabId: 1 });
    expect(summary.state).toMatchObject(access);
    expect(summary.state.gaps.map((gap) => gap.kind)).toContain('no-host-access');
  });
});
