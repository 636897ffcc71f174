import { describe, expect, test } from 'vitest';
import { type CaptureOptions, createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Fact } from '../../../src/core/capture/fact.ts';
import { digestBody } from '../../../src/core/credential/body-digest.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { bearer, createExchanges, NOW, SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';

const ORIGIN = 'https://app.example.com';
const suffixes = createPublicSuffixes('com\nexample\n');
const captureOf = (options: Partial<CaptureOptions> = {}) => createCapture({ suffixes, browser: 'chrome', ...options });
const factsOf = (...exchanges: ExampleExchange[]): Fact[] =>
  createExchanges({ exchanges }).map((exchange) => ({ kind: 'exchange', exchange }));

/** A capture that has seen these exchanges. */
function seen(exchanges: ExampleExchange[], options: Partial<CaptureOptions> = {}) {
  const capture = captureOf(options);
  for (const fact of factsOf(...exchanges)) capture.observe(fact);
  return capture;
}

const json = (value: object) => ({ mediaType: 'application/json', text: JSON.stringify(value) });
const withToken = json({ access_token: sampleJwt() });
const setCookie = `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`;
const [plain] = createExchanges({ exchanges: [{}] }) as [Exchange];

describe('an exchange', () => {
  test('is a row and can be had by its id', () => {
    const capture = seen([{ request: { authorization: bearer() } }, {}]);
    expect(capture.rows(0).map(({ number }) => number)).toEqual([1, 2]);
    expect(capture.rows(1).map(({ number }) => number)).toEqual([2]);
    expect(capture.row('1')).toMatchObject({ number: 1, site: 'example.com', sent: [{ id: 'jwt#1' }], received: [] });
    expect(capture.exchange('2')?.number).toBe(2);
    expect([capture.row('9'), capture.exchange('9')]).toEqual([undefined, undefined]);
    expect(capture.characters()).toBeGreaterThan(400);
  });

  test('gives its id back, as it is new or changed', () => {
    expect(captureOf().observe({ kind: 'exchange', exchange: plain })).toBe('1');
  });

  test.each<[string, Partial<Exchange>]>([
    ['has ended', { endedAt: NOW }],
    ['has a status', { status: 200 }],
    ['has failed', { error: 'net::ERR_FAILED' }],
  ])('is read when it %s, and only once', (_what, more) => {
    const capture = captureOf();
    const requestHeaders = [{ name: 'Authorization', value: bearer() }];
    const { endedAt: _, ...begun } = { ...plain, status: 0, requestHeaders };
    const observe = (exchange: Exchange) => capture.observe({ kind: 'exchange', exchange });
    observe(begun);
    expect([capture.rows(0).length, [...capture.credentials()].length]).toEqual([1, 0]);
    observe({ ...begun, ...more });
    observe({ ...begun, ...more });
    expect(capture.row('1')?.sent).toMatchObject([{ id: 'jwt#1' }]);
    expect(capture.credential('jwt#1')?.sentCount).toBe(1);
    expect(capture.seen().exchanges).toBe(1);
  });

  test('shows its address without the secrets in it', () => {
    expect(seen([{ url: `${ORIGIN}/?access_token=${sampleJwt()}` }]).row('1')?.url).toBe(
      `${ORIGIN}/?access_token={jwt#1}`,
    );
  });

  test('counts for the time that was seen, whatever order they ended in', () => {
    const capture = captureOf();
    for (const [id, startedAt, endedAt] of [
      ['1', 5000, 6000],
      ['2', 4000, 9000],
      ['3', 7000, undefined],
      ['4', 9500, undefined],
    ] as const) {
      const { endedAt: _, ...rest } = plain;
      capture.observe({ kind: 'exchange', exchange: { ...rest, id, startedAt, ...(endedAt ? { endedAt } : {}) } });
    }
    expect(capture.seen()).toEqual({ exchanges: 4, from: 4000, to: 9500 });
    capture.seen().exchanges = 0;
    expect(capture.seen().exchanges).toBe(4);
    expect(captureOf().seen()).toEqual({ exchanges: 0, from: 0, to: 0 });
  });
});

describe('a body', () => {
  const tokensOf = (capture: ReturnType<typeof captureOf>) => capture.row('1')?.received.map(({ id }) => id);

  test('that comes with its exchange is read, and its text is not kept', () => {
    const capture = seen([{ responseBody: withToken }]);
    expect(tokensOf(capture)).toEqual(['jwt#1']);
    expect(capture.exchange('1')?.body).toEqual({ mediaType: 'application/json', length: withToken.text.length });
    expect(capture.exchange('1')).not.toHaveProperty('responseBody');
  });

  test('that is empty is none', () => {
    expect(seen([{ responseBody: { mediaType: 'application/json', text: '' } }]).exchange('1')).not.toHaveProperty(
      'body',
    );
  });

  test('that comes later adds to what was received, and says that it was cut', () => {
    const capture = seen([{ response: { 'set-cookie': setCookie } }]);
    const body = digestBody({ ...withToken, truncated: true });
    expect(capture.observe({ kind: 'body', exchangeId: '1', body })).toBe('1');
    expect(tokensOf(capture)).toEqual(expect.arrayContaining(['session#1', 'jwt#1']));
    expect(capture.exchange('1')?.body?.truncated).toBe(true);
  });

  test('is read once', () => {
    const capture = seen([{ responseBody: withToken }]);
    const other = digestBody(json({ access_token: sampleJwt({ sub: 'other' }) }));
    expect(capture.observe({ kind: 'body', exchangeId: '1', body: other })).toBeUndefined();
    expect(tokensOf(capture)).toEqual(['jwt#1']);
  });

  test('that comes before its exchange has ended waits for it', () => {
    const capture = captureOf();
    const { endedAt: _, ...begun } = { ...plain, status: 0 };
    capture.observe({ kind: 'exchange', exchange: begun });
    expect(capture.observe({ kind: 'body', exchangeId: '1', body: digestBody(withToken) })).toBeUndefined();
    expect(tokensOf(capture)).toEqual([]);
    capture.observe({ kind: 'exchange', exchange: plain });
    expect(tokensOf(capture)).toEqual(['jwt#1']);
  });

  test('of an exchange that is not known is nothing', () => {
    expect(captureOf().observe({ kind: 'body', exchangeId: '9', body: digestBody(withToken) })).toBeUndefined();
  });

  test('that is there is no longer unseen; what else is, stays so', () => {
    const unseenAfter = (unseen: NonNullable<Exchange['unseen']>) => {
      const capture = captureOf();
      capture.observe({ kind: 'exchange', exchange: { ...plain, unseen } });
      capture.observe({ kind: 'body', exchangeId: '1', body: digestBody(withToken) });
      return capture.exchange('1')?.unseen;
    };
    expect(unseenAfter(['response-body'])).toBeUndefined();
    expect(unseenAfter(['request-body', 'response-body'])).toEqual(['request-body']);
  });

  const answer: ExampleExchange = { response: { 'content-type': 'application/json' } };

  test('that may come later is awaited where a source reads bodies', () => {
    const capture = seen([answer, answer, answer], { bodiesComeLater: true });
    expect(['1', '2', '3', '9'].map((id) => capture.awaitsBody(id))).toEqual([true, true, true, false]);
    capture.observe({ kind: 'body', exchangeId: '1', body: digestBody(withToken) });
    capture.observe({ kind: 'no-body', exchangeId: '2' });
    expect(['1', '2', '3'].map((id) => capture.awaitsBody(id))).toEqual([false, false, true]);
    expect(capture.gaps()).toMatchObject([{ kind: 'no-response-bodies', count: 1 }]);
    expect(capture.toldGaps()).toEqual([]);
    expect(seen([answer]).awaitsBody('1')).toBe(false);
    expect(seen([{ ...answer, responseBody: json({}) }], { bodiesComeLater: true }).awaitsBody('1')).toBe(false);
  });

  test('is told as missed with DevTools open or closed', () => {
    const capture = captureOf({ bodiesComeLater: true });
    expect(capture.observe({ kind: 'devtools', at: 0, open: true })).toBeUndefined();
    for (const fact of factsOf(answer)) capture.observe(fact);
    expect(capture.gaps()[0]?.text).toContain('the page was left');
  });
});

describe('the site of the tab', () => {
  const page = (url: string, more: ExampleExchange = {}): ExampleExchange => ({ url, type: 'document', ...more });

  test('is that of the first document, whatever came before it or after', () => {
    const capture = seen([
      { url: 'https://a.com/', pageUrl: 'https://a.com/' },
      page('https://b.com/'),
      page('https://c.com/'),
    ]);
    expect(capture.mainSite()).toBe('b.com');
    expect(capture.sites().map(({ site }) => site)).toEqual(['b.com', 'c.com', 'a.com']);
    expect(captureOf().mainSite()).toBe('');
  });

  test('is that of the page that the tab shows', () => {
    const capture = seen([page('https://b.com/')]);
    expect(
      capture.observe({ kind: 'page', at: NOW, url: `https://www.d.com/#access_token=${sampleJwt()}` }),
    ).toBeUndefined();
    expect(capture.mainSite()).toBe('d.com');
    expect([...capture.credentials()].map(({ id }) => id)).toEqual(['jwt#1']);
    for (const fact of factsOf(page('https://c.com/'))) capture.observe(fact);
    expect(capture.mainSite()).toBe('d.com');
  });

  test('is none on a page of the browser', () => {
    const capture = captureOf();
    capture.observe({ kind: 'page', at: NOW, url: 'about:blank' });
    expect([capture.mainSite(), capture.sites()]).toEqual(['', []]);
  });

  test('is not known of what has no host', () => {
    expect(seen([{ url: 'data:,x', pageUrl: 'data:,x' }]).sites()).toEqual([]);
  });

  test('stays when all is forgotten, and names begin anew', () => {
    const capture = seen([page('https://b.com/', { request: { authorization: bearer() } })]);
    capture.observe({ kind: 'gap', gap: { kind: 'paused', text: 'Paused.' } });
    capture.clear();
    expect(capture.mainSite()).toBe('b.com');
    expect([capture.rows(0), capture.gaps(), capture.sites(), capture.seen().exchanges]).toEqual([[], [], [], 0]);
    for (const fact of factsOf({ request: { authorization: bearer({ sub: 'other' }) } })) capture.observe(fact);
    expect([...capture.credentials()].map(({ id }) => id)).toEqual(['jwt#1']);
  });
});

describe('facts beside exchanges', () => {
  const stored = {
    domain: 'app.example.com',
    path: '/',
    hostOnly: true,
    secure: true,
    httpOnly: true,
    sameSite: 'Lax' as const,
  };

  test('cookies of the store are known; an expiry that is no time is none', () => {
    const expiryOf = (expires: number | undefined) => {
      const capture = captureOf();
      const cookie = { ...stored, name: 'sid', value: SESSION_ID, ...(expires === undefined ? {} : { expires }) };
      expect(capture.observe({ kind: 'cookies', at: NOW, origin: ORIGIN, cookies: [cookie] })).toBeUndefined();
      const held = capture.cookies().get('session#1')?.stored;
      expect(held?.name).toBe('sid');
      return held?.expires;
    };
    expect([NOW, Number.NaN, Number.POSITIVE_INFINITY, undefined].map(expiryOf)).toEqual([
      NOW,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('storage is read, and settles that it could not be', () => {
    const capture = captureOf();
    capture.observe({ kind: 'gap', gap: { kind: 'no-page-storage', text: 'Not read.', origin: ORIGIN } });
    expect(capture.gaps()).toHaveLength(1);
    const entries = [{ key: 'token', value: sampleJwt() }];
    expect(
      capture.observe({ kind: 'storage', at: NOW, origin: ORIGIN, area: 'local-storage', entries }),
    ).toBeUndefined();
    expect(capture.gaps()).toEqual([]);
    const [credential] = capture.credentials();
    expect(credential?.uses[0]?.place.carrier).toBe('local-storage');
    expect(capture.credential('jwt#1')).toBe(credential);
  });

  test('of a credential its life and its lineage are told', () => {
    const capture = seen([{ responseBody: withToken }, { request: { authorization: `Bearer ${sampleJwt()}` } }]);
    const [credential] = capture.credentials();
    if (!credential) throw new Error('no credential');
    expect(capture.life(credential).length).toBeGreaterThan(1);
    expect(capture.lineage(credential.lineage)?.id).toBe(credential.lineage);
    expect(capture.siteOf('www.app.example.com')).toBe('example.com');
  });

  test('of servers the clocks are told', () => {
    const date = new Date(NOW + 600_000).toUTCString();
    expect(seen([{ response: { date } }, {}]).clocks()).toBeDefined();
  });
});

describe('findings and failures', () => {
  const bare = `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=Lax`;
  const RULE = 'cookie-session-no-secure';
  const rulesIn = (findings: { rule: string }[]) => findings.map(({ rule }) => rule);

  test('that were put right are past', () => {
    const capture = seen([{ response: { 'set-cookie': bare } }, { response: { 'set-cookie': setCookie } }]);
    expect(rulesIn(capture.findings('example.com'))).not.toContain(RULE);
    expect(rulesIn(capture.pastFindings('example.com'))).toContain(RULE);
    const now = seen([{ response: { 'set-cookie': bare } }]);
    expect(rulesIn(now.findings('example.com'))).toContain(RULE);
    expect(now.pastFindings('example.com')).toEqual([]);
    const hidden = [{ site: 'example.com', rule: RULE, reason: 'known' }];
    capture.observe({ kind: 'settings', settings: { thresholds: {}, rules: {}, hidden } });
    expect(rulesIn(capture.pastFindings('example.com'))).not.toContain(RULE);
  });

  test('follow the settings a capture begins with', () => {
    const exchanges = [{ response: { 'set-cookie': bare } }];
    const of = (options: Partial<CaptureOptions>) => rulesIn(seen(exchanges, options).findings('example.com'));
    expect(of({ settings: { [RULE]: 'off' } })).not.toContain(RULE);
    expect(of({ hidden: [{ site: 'example.com', rule: RULE, reason: 'known' }] })).not.toContain(RULE);
    expect(of({})).not.toContain('cookie-over-4096');
    expect(of({ thresholds: { cookieWarningBytes: 10 } })).toContain('cookie-over-4096');
  });

  test('name what went wrong, and what belongs to the course of things', () => {
    const refused: ExampleExchange = {
      url: `${ORIGIN}/api`,
      status: 401,
      request: { authorization: bearer() },
      response: { 'www-authenticate': 'Bearer error="invalid_token"' },
    };
    expect(seen([refused]).failures('example.com')).toHaveLength(1);
    expect(seen([{}]).failures('example.com')).toEqual([]);
    expect(seen([{}]).expected('example.com')).toEqual([]);
  });
});

describe('a capture that is full', () => {
  test('drops the oldest exchanges and says so', () => {
    const capture = seen([{}, {}, {}], { limits: { exchanges: 2 } });
    expect(capture.rows(0).map(({ number }) => number)).toEqual([2, 3]);
    expect(capture.gaps()).toMatchObject([{ kind: 'evicted', count: 1 }]);
  });

  test('drops the sites used longest ago, but never that of the tab or one with findings', () => {
    const sites: ExampleExchange[] = Array.from({ length: 60 }, (_, n) => ({
      url: `https://s${n}.com/`,
      pageUrl: `https://s${n}.com/`,
    }));
    const faulty = {
      url: 'https://f.com/',
      pageUrl: 'https://f.com/',
      response: { 'set-cookie': `sid=${SESSION_ID}; Path=/` },
    };
    const capture = seen([{ url: 'https://tab.com/', type: 'document' }, faulty, ...sites]);
    const names = capture.sites().map(({ site }) => site);
    expect(names).toHaveLength(50);
    expect([names[0], names[1], names.at(-1)]).toEqual(['tab.com', 's59.com', 'f.com']);
    expect(capture.gaps()).toMatchObject([{ kind: 'sites-left-out', count: 12 }]);
    expect(capture.findings('f.com').length).toBeGreaterThan(0);
  });

  test('drops the credentials that told least, on every site', () => {
    const id = (n: number) => `8f3c1be94d7a4e60a5d2c7f1${String(n).padStart(8, '0')}`;
    const cookies = Array.from({ length: 1100 }, (_, n) => `roll${n}=${id(n)}; Path=/; Secure; HttpOnly; SameSite=Lax`);
    const capture = seen(
      Array.from({ length: 11 }, (_, n) => ({ response: { 'set-cookie': cookies.slice(n * 100, n * 100 + 100) } })),
    );
    const [site] = capture.sites();
    const known = new Set([...capture.credentials()].map((one) => one.id));
    expect(capture.gaps().find(({ kind }) => kind === 'credentials-left-out')?.count).toBe(1100 - known.size);
    expect([...(site?.credentialIds() ?? [])].filter((one) => !known.has(one))).toEqual([]);
  });

  test('says that findings were left out', () => {
    expect(captureOf().gaps()).toEqual([]);
    const cookies = Array.from({ length: 1010 }, (_, n) => `c${n}=1; SameSite=None`);
    const gap = seen([{ response: { 'set-cookie': cookies } }])
      .gaps()
      .find(({ kind }) => kind === 'findings-left-out');
    expect(gap).toEqual({
      kind: 'findings-left-out',
      text: expect.stringMatching(/^There were more findings/),
      count: expect.any(Number),
    });
  });
});
