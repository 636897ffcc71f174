import { describe, expect, it } from 'vitest';
import { createHandlers, type HandlersOptions } from '../../src/background/handlers.ts';
import { createJudging } from '../../src/background/judging.ts';
import type { Tab, Tabs } from '../../src/background/tabs.ts';
import { type Capture, createCapture } from '../../src/core/capture/create-capture.ts';
import type { Fact } from '../../src/core/capture/fact.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import * as judge from '../../src/judge/judge.ts';

function setUp(capture: Capture, nextNumber: number) {
  const tabs = {
    get: () => ({ tabId: 1, recording: { read: () => capture }, nextNumber }) as Tab,
    observe: (_tab: Tab, fact: Fact) => void capture.observe(fact),
  } as unknown as Tabs;
  const options: Partial<HandlersOptions> = {
    tabs,
    judging: createJudging({ loadJudge: async () => judge, loadSuffixes: async () => '' }),
    now: () => 2000,
    ready: async () => undefined,
    readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
    onClear: () => undefined,
  };
  return createHandlers(options as HandlersOptions);
}

it('gives each of two requests alike its own body, so that none is said to be missing', async () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome', bodiesComeLater: true });
  const message = { url: 'https://app.example.com/api/me', method: 'GET', startedAt: 1000 };
  for (const number of [1, 2]) {
    const responseHeaders = [{ name: 'content-type', value: 'application/json' }];
    const rest = { type: 'fetch', endedAt: 1100, status: 200, requestHeaders: [], responseHeaders } as const;
    const exchange = { id: String(number), number, ...message, ...rest, requestHeaders: [], responseHeaders };
    capture.observe({ kind: 'exchange', exchange });
  }
  const handlers = setUp(capture, 3);
  expect(capture.gaps()).toMatchObject([{ kind: 'no-response-bodies', count: 2 }]);
  for (const startedAt of [1000, 1003]) {
    await handlers['capture.body']({ tabId: 1, ...message, startedAt, mediaType: 'application/json', text: '' });
  }
  expect(capture.gaps()).toEqual([]);
});

it('gives a refused request its own answer, and not the one of the request that was made in its place', async () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome', bodiesComeLater: true });
  const message = { url: 'https://id.example.com/token', method: 'POST' };
  for (const [number, status] of [
    [1, 400],
    [2, 200],
  ] as const) {
    const responseHeaders = [{ name: 'content-type', value: 'application/json' }];
    const times = { startedAt: 1000 + 50 * number, endedAt: 1090 + 50 * number };
    const rest = { type: 'fetch' as const, status, requestHeaders: [], responseHeaders };
    capture.observe({ kind: 'exchange', exchange: { id: String(number), number, ...message, ...times, ...rest } });
  }
  const handlers = setUp(capture, 3);
  const text = JSON.stringify({ error: 'use_dpop_nonce' });
  const body = { tabId: 1, ...message, startedAt: 1000, mediaType: 'application/json', text };
  await handlers['capture.body']({ ...body, status: 400 });
  expect(capture.exchange('1')?.body).toBeDefined();
  expect(capture.exchange('2')?.body).toBeUndefined();
});

it('keeps no client secret and no password of a response body', async () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const url = 'https://id.example.com/register';
  const message = { url, method: 'POST', startedAt: 1000 };
  const rest = { type: 'fetch', endedAt: 1100, status: 201, requestHeaders: [], responseHeaders: [] } as const;
  const exchange = { id: '1', number: 1, ...message, ...rest, requestHeaders: [], responseHeaders: [] };
  capture.observe({ kind: 'exchange', exchange });
  const handlers = setUp(capture, 2);
  const body = {
    client_id: 'app',
    client_secret: 'canary-one',
    user: { password: 'canary "two"' },
    access_token: 'kept-token-3f9a8b7c6d5e4f',
  };
  await handlers['capture.body']({
    tabId: 1,
    ...message,
    mediaType: 'application/json',
    text: JSON.stringify(body),
  });
  expect(capture.exchange('1')?.body).toMatchObject({ mediaType: 'application/json' });
  expect(JSON.stringify([...capture.credentials()])).toContain('kept-token-3f9a8b7c6d5e4f');
  expect(JSON.stringify([capture.exchange('1'), ...capture.credentials()])).not.toContain('canary');
});

describe('a body of DevTools', () => {
  const url = 'https://app.example.com/api';
  const JSON_TYPE = [{ name: 'content-type', value: 'application/json' }];

  /** The exchange that a body goes to which began at that time, of these: number, beginning, and what else is different. */
  async function choose(known: [number, number, object?][], startedAt: number, nextNumber = 10) {
    const capture = createCapture({
      suffixes: createPublicSuffixes('com\n'),
      browser: 'chrome',
      bodiesComeLater: true,
    });
    for (const [number, began, more = {}] of known) {
      const rest = { type: 'fetch', status: 200, responseHeaders: JSON_TYPE } as const;
      const exchange = {
        id: String(number),
        number,
        url,
        method: 'GET',
        startedAt: began,
        endedAt: began,
        ...rest,
        requestHeaders: [],
      };
      capture.observe({ kind: 'exchange', exchange: { ...exchange, ...more } });
    }
    const facts: Fact[] = [];
    const handlers = setUp({ ...capture, observe: (fact) => void facts.push(fact) }, nextNumber);
    const body = { tabId: 1, url, method: 'GET', startedAt, mediaType: 'application/json', text: '{"a":1}' };
    await handlers['capture.body'](body);
    return facts.map((fact) => ('exchangeId' in fact ? fact.exchangeId : fact.kind));
  }

  const picture = { responseHeaders: [{ name: 'content-type', value: 'image/png' }] };
  const seen = { responseBody: { mediaType: 'application/json', text: '{}' } };
  it.each([
    [
      'the one that began nearest to it, the newer',
      [
        [1, 1000],
        [2, 1400],
      ],
      1300,
      ['2'],
    ],
    [
      'the one that began nearest to it, the older',
      [
        [1, 1000],
        [2, 1400],
      ],
      1100,
      ['1'],
    ],
    [
      'the newer of two as near',
      [
        [1, 1000],
        [2, 1400],
      ],
      1200,
      ['2'],
    ],
    ['one that began two seconds before it', [[1, 1000]], 3000, ['1']],
    ['none that began longer before it', [[1, 1000]], 3001, []],
    ['none of another address', [[1, 1000, { url: `${url}/other` }]], 1000, []],
    ['none of another method', [[1, 1000, { method: 'POST' }]], 1000, []],
    [
      'one that waits for its body, though another began nearer',
      [
        [1, 1000, picture],
        [2, 1500],
      ],
      1000,
      ['2'],
    ],
    [
      'the older that waits for its body, though another began nearer',
      [
        [1, 1500],
        [2, 1000, picture],
      ],
      1000,
      ['1'],
    ],
    [
      'the nearest of those that wait for none',
      [
        [1, 1000, picture],
        [2, 1400, picture],
      ],
      1050,
      ['1'],
    ],
    [
      'none that has its body',
      [
        [1, 1000],
        [2, 1400, seen],
      ],
      1400,
      ['1'],
    ],
  ] as [string, [number, number, object?][], number, string[]][])('goes to %s', async (_, known, at, ids) => {
    expect(await choose(known, at)).toEqual(ids);
  });

  it('is looked for among the newest five hundred only', async () => {
    expect(await choose([[2, 1000]], 1000, 501)).toEqual(['2']);
    expect(await choose([[1, 1000]], 1000, 501)).toEqual([]);
  });
});
