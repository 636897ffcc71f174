import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { digestBody } from '../../../src/core/credential/body-digest.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { describeLineage, describeStep, describeVerdict } from '../../../src/core/report/life-text.ts';
import type { CredentialReport } from '../../../src/core/report/report.ts';
import { jwt as tokenOf } from '../credential/samples.ts';

const NOW = Date.UTC(2026, 0, 1);
const APP = 'https://app.example.com';

function open(browser: 'chrome' | 'firefox' = 'chrome') {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\nnet\norg\n'), browser });
  let number = 0;
  return {
    capture,
    /** The page of the site makes a request. */
    send(url: string, more: Partial<Exchange> = {}): string {
      number += 1;
      const startedAt = NOW + number * 1000;
      const exchange: Exchange = {
        id: String(number),
        number,
        url,
        method: 'GET',
        type: 'fetch',
        startedAt,
        endedAt: startedAt + 100,
        status: 200,
        requestHeaders: [{ name: 'Accept', value: '*/*' }],
        responseHeaders: [],
        pageUrl: `${APP}/`,
        ...more,
      };
      capture.observe({ kind: 'exchange', exchange });
      return exchange.id;
    },
    body(exchangeId: string, value: unknown) {
      capture.observe({
        kind: 'body',
        exchangeId,
        body: digestBody({ mediaType: 'application/json', text: JSON.stringify(value) }),
      });
    },
    site(name = 'example.com') {
      const report = buildReport(capture, { now: NOW + 60_000, source: 'live' });
      const site = report.sites.find((one) => one.site === name);
      if (!site) throw new Error(`no site ${name}`);
      return site;
    },
  };
}

const bearer = (token: string) => [{ name: 'Authorization', value: `Bearer ${token}` }];
const token = (claims: object = {}) =>
  tokenOf({ iss: 'https://id.example.org', ...claims }, { alg: 'RS256', typ: 'at+jwt' });
const steps = ({ life }: CredentialReport) =>
  life?.map(({ kind, origin, count, exchanges, reasons }) => [
    kind,
    origin,
    count,
    exchanges.join(' '),
    ...(reasons ?? []),
  ]);

describe('the life of a credential', () => {
  it('is one chain from the response that minted it to the place it leaked to, each arrow with its exchanges', () => {
    const { capture, send, body, site } = open();
    const jwt = token({ sub: 'ada' });
    const login = send('https://id.example.org/token', { method: 'POST' });
    body(login, { access_token: jwt, token_type: 'Bearer' });
    const entries = [{ key: 'auth', value: JSON.stringify({ token: jwt }) }];
    capture.observe({ kind: 'storage', at: NOW + 1500, origin: APP, area: 'local-storage', entries });
    const first = send('https://api.example.net/me', { requestHeaders: bearer(jwt) });
    const second = send('https://api.example.net/orders', { requestHeaders: bearer(jwt) });
    const leak = send(`https://collect.counter.com/p?t=${jwt}`, { type: 'image' });

    const [credential] = site().credentials.filter(({ kind }) => kind === 'jws');
    expect(steps(credential as CredentialReport)).toEqual([
      ['minted', 'https://id.example.org', 1, login],
      ['stored', APP, 1, ''],
      ['sent', 'https://api.example.net', 2, `${first} ${second}`],
      ['leaked', 'https://collect.counter.com', 1, leak, 'url', 'analytics'],
    ]);
    expect(JSON.stringify(site())).not.toContain(jwt.slice(jwt.lastIndexOf('.')));
    expect(credential?.life?.map(describeStep)).toEqual([
      'issued by https://id.example.org in the response body “access_token”',
      'kept in localStorage “auth” of https://app.example.com',
      'sent to https://api.example.net × 2 in the Authorization header',
      'leaked to https://collect.counter.com in the URL “t”: URLs stand in logs and histories; a third party that has no use for it',
    ]);
  });

  it('knows a Referer to another site from one to its own', () => {
    const { send, site } = open();
    const jwt = token();
    send(`${APP}/start?access_token=${jwt}`, { type: 'document', pageUrl: `${APP}/start` });
    const requestHeaders = [{ name: 'Referer', value: `${APP}/start?access_token=${jwt}` }];
    send(`${APP}/style.css`, { requestHeaders });
    send('https://fonts.host.net/f', { requestHeaders, type: 'font' });
    expect(site().credentials.flatMap(steps)).toEqual([
      ['sent', APP, 1, '2'],
      ['leaked', APP, 1, '1', 'url'],
      ['leaked', 'https://fonts.host.net', 1, '3', 'referer', 'analytics'],
    ]);
  });

  it('is no leak when the site that gets it issues tokens, is named in it, or gets it in Authorization', () => {
    const { send, body, site } = open();
    const jwt = token({ aud: 'https://api.partner.net' });
    body(send('https://id.example.org/token', { method: 'POST' }), {
      access_token: jwt,
      refresh_token: 'r-8f7Kq2Lm9Zx4Tn6Wb1Vc3',
    });
    const field = (name: string, value: string) => ({
      method: 'POST',
      requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name, value }] },
    });
    send('https://id.example.org/token', field('refresh_token', 'r-8f7Kq2Lm9Zx4Tn6Wb1Vc3'));
    send('https://api.partner.net/x', field('access_token', jwt));
    send('https://elsewhere.net/', { requestHeaders: bearer(jwt) });
    expect(
      site()
        .credentials.flatMap((one) => one.life ?? [])
        .filter(({ kind }) => kind === 'leaked'),
    ).toEqual([]);
  });

  it('tells a one-time code and a hint from a leak', () => {
    const { send, site } = open();
    send(`${APP}/cb?code=SplxlOBeZQQYbYS6WxSbIA`, { type: 'document' });
    send(`https://id.example.org/logout?id_token_hint=${token()}`, { type: 'document', pageUrl: `${APP}/` });
    expect(
      site()
        .credentials.flatMap((one) => one.life ?? [])
        .map(({ kind }) => kind),
    ).not.toContain('leaked');
  });
});

describe('a lineage', () => {
  it('tells what changed claim by claim, how often, and that the refresh token rotates', () => {
    const { send, body, site } = open();
    const refresh = (n: number) => `rt-${n}-5dQp8sXyL2mNv7Kc4Wb9Zt`;
    let sent: string | undefined;
    for (let n = 1; n <= 3; n++) {
      const fields =
        sent === undefined
          ? []
          : [
              { name: 'grant_type', value: 'refresh_token' },
              { name: 'refresh_token', value: sent },
            ];
      const id = send('https://id.example.org/token', {
        method: 'POST',
        requestBody: { mediaType: 'application/x-www-form-urlencoded', fields },
      });
      const iat = NOW / 1000 + n;
      const claims = { sub: 'ada', aud: 'api', iat, exp: iat + 300, ...(n > 2 ? { roles: ['admin'] } : {}) };
      sent = refresh(n);
      body(id, { access_token: token(claims), refresh_token: sent });
      send('https://api.example.net/', { requestHeaders: bearer(token(claims)) });
    }
    const { lineages = [], credentials } = site();
    const access = lineages.find(({ role }) => role === 'access');
    expect(access).toMatchObject({ count: 3, meanMs: 2000, shortestMs: 2000 });
    expect(access?.successions.at(-1)?.changes).toEqual([
      { name: 'iat', before: NOW / 1000 + 2, after: NOW / 1000 + 3 },
      { name: 'exp', before: NOW / 1000 + 302, after: NOW / 1000 + 303 },
      { name: 'roles', after: ['admin'] },
    ]);
    expect(lineages.find(({ role }) => role === 'refresh')).toMatchObject({ count: 3, used: 2, rotated: 2 });
    expect(lineages.map(describeLineage)).toEqual([
      '3 in a row, a new one every 2 s on average; last changed: iat, exp, roles',
      '3 in a row, a new one every 2 s on average; used 2 times and replaced each time',
    ]);
    expect(credentials.find(({ id }) => id === 'jwt#1')?.leastLeft).toEqual({ ms: 299_000, exchange: '2' });
  });

  it('tells that a refresh token stays the same', () => {
    const { send, body, site } = open();
    const fields = [{ name: 'refresh_token', value: 'rt-5dQp8sXyL2mNv7Kc4Wb9Zt' }];
    for (const iat of [1, 2])
      body(
        send('https://id.example.org/token', {
          method: 'POST',
          requestBody: { mediaType: 'application/x-www-form-urlencoded', fields },
        }),
        { access_token: token({ iat }) },
      );
    expect(site().lineages?.find(({ role }) => role === 'refresh')).toMatchObject({ count: 1, used: 2, rotated: 0 });
  });
});

describe('clocks', () => {
  it('are compared by Date, without Age, and told only when they disagree', () => {
    const { send, site } = open();
    const at = (ms: number) => [{ name: 'Date', value: new Date(ms).toUTCString() }];
    send(`${APP}/a`, { responseHeaders: at(NOW + 1000) });
    send('https://api.example.net/a', { requestHeaders: bearer(token()), responseHeaders: at(NOW + 122_000) });
    send('https://old.example.net/a', {
      requestHeaders: bearer(token()),
      responseHeaders: [...at(NOW - 900_000), { name: 'Age', value: '900' }],
    });
    const { clocks } = site();
    expect(clocks).toEqual([{ origin: 'https://api.example.net', low: 119_900, high: 121_000, responses: 1 }]);
  });
});

describe('a cookie in the report', () => {
  const ask = (field: string, more: Partial<Exchange> = {}, browser: 'chrome' | 'firefox' = 'chrome') => {
    const scene = open(browser);
    scene.send(`${APP}/login`, { responseHeaders: [{ name: 'Set-Cookie', value: field }], type: 'document', ...more });
    return scene;
  };
  const VALUE = '5dQp8sXyL2mNv7Kc4Wb9Zt3Rf6';

  it('says why the browser refuses it, and that the store bears it out', () => {
    const { capture, site } = ask(`sid=${VALUE}; SameSite=None`);
    const cookie = () => site().credentials.find(({ name }) => name === 'sid')?.cookie;
    expect(cookie()).toMatchObject({
      held: 'unknown',
      exchange: '1',
      verdict: { accepted: false, refusal: { code: 'none-without-secure' } },
    });
    capture.observe({ kind: 'cookies', at: NOW + 5000, origin: APP, cookies: [] });
    expect(describeVerdict(cookie() ?? { name: '', origin: '' })).toBe(
      'The browser refuses it: SameSite=None needs Secure. The cookie store does not hold it.',
    );
    expect(JSON.stringify(site())).not.toContain(VALUE);
  });

  it('is judged by the running browser, and by where its page is', () => {
    const across = { type: 'fetch', pageUrl: 'https://shop.com/' } as const;
    const verdict = (browser: 'chrome' | 'firefox') =>
      ask(`sid=${VALUE}; Secure`, across, browser).site('shop.com').credentials[0]?.cookie?.verdict;
    expect(verdict('chrome')).toMatchObject({ accepted: false, refusal: { code: 'third-party' } });
    expect(verdict('firefox')).toMatchObject({ accepted: true, cookie: { partitioned: true } });
  });

  it('knows a value that another took the place of', () => {
    const { capture, site } = ask(`sid=${VALUE}; Secure; Path=/`);
    const stored = {
      name: 'sid',
      value: `${VALUE}2`,
      domain: 'app.example.com',
      path: '/',
      hostOnly: true,
      secure: true,
      httpOnly: false,
      sameSite: 'unspecified',
    } as const;
    capture.observe({ kind: 'cookies', at: NOW + 5000, origin: APP, cookies: [stored] });
    expect(site().credentials.map(({ cookie }) => cookie?.held)).toEqual(['other-value', undefined]);
  });
});
