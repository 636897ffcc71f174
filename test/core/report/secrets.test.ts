import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Exchange, Header } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { redactExchange } from '../../../src/core/report/redact.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';

const NOW = Date.UTC(2026, 0, 1);

/** Secrets made one by one, so that each that comes out can be traced to where it went in. */
function createCanaries() {
  const all = new Map<string, string>();
  const random = (length: number) => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % 62]).join('');
  };
  return {
    all,
    make(where: string, length = 40): string {
      const value = random(length);
      all.set(value, where);
      return value;
    },
    /** A JWT whose signature is the secret. */
    jwt(where: string, claims: Record<string, unknown> = {}): string {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: where, iat: NOW / 1000, ...claims })}.${this.make(where, 43)}`;
    },
  };
}

function exchange(number: number, more: Partial<Exchange>): Exchange {
  return {
    id: String(number),
    number,
    url: 'https://app.example.com/api',
    method: 'GET',
    type: 'fetch',
    startedAt: NOW + number * 1000,
    endedAt: NOW + number * 1000 + 50,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
    pageUrl: 'https://app.example.com/',
    ...more,
  };
}

const header = (name: string, value: string): Header => ({ name, value });

describe('what is shown of a capture', () => {
  const canaries = createCanaries();
  const { make } = canaries;
  const jwt = (where: string, claims?: Record<string, unknown>) => canaries.jwt(where, claims);
  const capture = createCapture({ suffixes: createPublicSuffixes('com\nexample\n'), browser: 'chrome' });
  const inner = jwt('nested in a claim');
  const exchanges = [
    exchange(1, { requestHeaders: [header('Authorization', `Bearer ${jwt('bearer jwt')}`)] }),
    exchange(2, { requestHeaders: [header('Authorization', `Bearer ${make('opaque bearer')}`)] }),
    exchange(3, { requestHeaders: [header('Authorization', make('raw authorization'))] }),
    exchange(4, {
      requestHeaders: [header('Authorization', `Basic ${Buffer.from(`ada:${make('basic')}`).toString('base64')}`)],
    }),
    exchange(5, { requestHeaders: [header('X-Api-Key', make('api key'))] }),
    exchange(6, { requestHeaders: [header('X-Auth-Token', make('custom header'))] }),
    exchange(7, {
      requestHeaders: [
        header('Cookie', `sid=${make('cookie')}; jwt=${jwt('cookie jwt')}; theme=${make('plain cookie')}`),
      ],
    }),
    exchange(8, { responseHeaders: [header('Set-Cookie', `session=${make('set-cookie')}; Path=/; HttpOnly`)] }),
    exchange(9, { responseHeaders: [header('Set-Cookie', `a=${make('joined 1')}\nb=${make('joined 2')}`)] }),
    exchange(10, { url: `https://app.example.com/api?access_token=${jwt('query')}&page=2` }),
    exchange(11, { url: `https://app.example.com/cb?code=${make('code')}&state=${make('state')}` }),
    exchange(12, { url: `https://ada:${make('userinfo')}@app.example.com/` }),
    exchange(13, { requestHeaders: [header('Referer', `https://app.example.com/?token=${make('referer')}`)] }),
    exchange(14, {
      status: 302,
      responseHeaders: [header('Location', `/cb#access_token=${make('fragment')}&token_type=bearer`)],
    }),
    exchange(15, {
      method: 'POST',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        fields: [
          { name: 'grant_type', value: 'refresh_token' },
          { name: 'refresh_token', value: make('refresh token in a form') },
          { name: 'SAMLResponse', value: Buffer.from(`<saml>${make('saml', 60)}</saml>`).toString('base64') },
        ],
      },
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({
          access_token: jwt('body'),
          refresh_token: make('body refresh'),
          id_token: jwt('body id'),
        }),
      },
    }),
    exchange(16, { requestHeaders: [header('Authorization', `Bearer ${jwt('outer', { inner })}`)] }),
    exchange(17, {
      requestHeaders: [header('Authorization', `Bearer ${jwt('five parts')}.${make('part 4')}.${make('part 5')}`)],
    }),
    exchange(18, {
      requestHeaders: [
        header(
          'Authorization',
          `Bearer eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${make('iv', 16)}.${make('ciphertext', 64)}.${make('tag', 22)}`,
        ),
      ],
    }),
    exchange(19, {
      requestHeaders: [header('Sec-WebSocket-Protocol', `bearer, ${jwt('websocket')}`)],
      type: 'websocket',
    }),
    exchange(20, {
      requestHeaders: [header('Cookie', `connect.sid=s%3A${make('express')}.${make('express signature', 43)}`)],
    }),
    exchange(21, { requestHeaders: [header('Authorization', `DPoP ${jwt('dpop')}`), header('DPoP', jwt('proof'))] }),
    exchange(22, { pageUrl: `https://app.example.com/?sid=${make('page url')}`, initiator: 'https://app.example.com' }),
    exchange(23, {
      requestHeaders: [header('Authorization', `Bearer undefined`), header('X-CSRF-Token', make('csrf'))],
    }),
  ];
  for (const one of exchanges) capture.observe({ kind: 'exchange', exchange: one });
  capture.observe({
    kind: 'cookies',
    at: NOW,
    origin: 'https://app.example.com',
    cookies: [
      {
        name: 'stored',
        value: make('store'),
        domain: 'app.example.com',
        path: '/',
        hostOnly: true,
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ],
  });
  capture.observe({
    kind: 'storage',
    at: NOW,
    origin: 'https://app.example.com',
    area: 'local-storage',
    entries: [
      { key: 'token', value: jwt('storage') },
      { key: 'auth', value: JSON.stringify({ user: { accessToken: make('storage json') } }) },
    ],
  });

  function leaks(text: string): string[] {
    return [...canaries.all].filter(([secret]) => text.includes(secret)).map(([, where]) => where);
  }

  it('is checked against secrets that the capture does hold', () => {
    expect(leaks(JSON.stringify(exchanges.map(({ id }) => capture.exchange(id)))).length).toBeGreaterThan(30);
  });

  it('is a report without a single secret', () => {
    const report = buildReport(capture, { now: NOW + 60_000, source: 'live' });
    expect(report.sites[0]?.credentials.length).toBeGreaterThan(20);
    expect(leaks(JSON.stringify(report))).toEqual([]);
  });

  it.each([
    ['text', renderText],
    ['Markdown', renderMarkdown],
  ])('is a report as %s without a single secret', (_format, render) => {
    const text = render(buildReport(capture, { now: NOW + 60_000, source: 'live' }));
    expect(text).toContain('jwt#1');
    expect(leaks(text)).toEqual([]);
  });

  it('is a list of requests without a single secret', () => {
    const rows = capture.rows(0);
    expect(rows).toHaveLength(exchanges.length);
    expect(leaks(JSON.stringify(rows))).toEqual([]);
  });

  it.each(exchanges.map((one) => [one.number]))('is exchange %i without a single secret', (number) => {
    const shown = redactExchange(capture, String(number));
    expect(shown?.number).toBe(number);
    expect(leaks(JSON.stringify(shown))).toEqual([]);
  });

  it('names a masked credential by its pseudonym and length', () => {
    expect(redactExchange(capture, '1')?.requestHeaders[0]?.value).toMatch(/^Bearer jwt#1 \(\d+ characters\)$/);
    expect(redactExchange(capture, '8')?.responseHeaders[0]?.value).toMatch(
      /^session=[a-z]+#\d+ \(40 characters\); Path=\/; HttpOnly$/,
    );
  });

  it('gives the secret only to who asks for that one', () => {
    const id = capture.row('1')?.sent[0]?.id ?? '';
    expect(capture.credential(id)?.value).toBe(exchanges[0]?.requestHeaders[0]?.value.slice('Bearer '.length));
  });

  it('keeps the claims of a token readable', () => {
    const report = buildReport(capture, { now: NOW, source: 'live' });
    const token = report.sites[0]?.credentials.find((credential) => credential.jwt?.claims?.sub === 'bearer jwt');
    expect(token?.jwt?.header?.alg).toBe('HS256');
    expect(token?.jwt?.parts.map((part) => [part.name, part.text !== ''])).toEqual([
      ['header', true],
      ['payload', true],
      ['signature', false],
    ]);
  });
});
