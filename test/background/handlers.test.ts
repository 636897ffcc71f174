import { expect, it } from 'vitest';
import { createHandlers, type HandlersOptions } from '../../src/background/handlers.ts';
import type { Tab, Tabs } from '../../src/background/tabs.ts';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';

it('keeps no client secret and no password of a response body', async () => {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const url = 'https://id.example.com/register';
  const message = { url, method: 'POST', startedAt: 1000 };
  const rest = { type: 'fetch', endedAt: 1100, status: 201, requestHeaders: [], responseHeaders: [] } as const;
  const exchange = { id: '1', number: 1, ...message, ...rest, requestHeaders: [], responseHeaders: [] };
  capture.reduce({ kind: 'exchange', exchange });
  const tabs = { get: () => ({ tabId: 1, capture, nextNumber: 2 }) as Tab } as unknown as Tabs;
  const options: Partial<HandlersOptions> = {
    tabs,
    now: () => 2000,
    ready: async () => undefined,
    readAccess: async () => ({ access: 'granted', missingOrigins: [] }),
    onChange: () => undefined,
    onClear: () => undefined,
  };
  const handlers = createHandlers(options as HandlersOptions);
  const body = {
    client_id: 'app',
    client_secret: 'canary-one',
    user: { password: 'canary "two"' },
    token: 'kept-token',
  };
  await handlers['capture.body']({
    tabId: 1,
    ...message,
    mediaType: 'application/json',
    text: JSON.stringify(body),
  });
  expect(JSON.parse(capture.exchange('1')?.responseBody?.text ?? '')).toEqual({
    client_id: 'app',
    client_secret: '',
    user: { password: '' },
    token: 'kept-token',
  });
});
