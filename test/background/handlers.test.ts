import { expect, it } from 'vitest';
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
