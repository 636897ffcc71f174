import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { isTelemetry } from '../../../src/core/http/telemetry.ts';

function ask(method: string, url: string, type: Exchange['type'] = 'fetch'): boolean {
  const exchange: Exchange = {
    id: '1',
    number: 1,
    url,
    method,
    type,
    startedAt: 0,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
  };
  return isTelemetry(exchange, new URL(url));
}

test.each([
  ['POST', 'https://telemetry.example/v1/x'],
  ['GET', 'https://analytics.shop.example/a.gif'],
  ['POST', 'https://api.tracker.example/v1/track'],
  ['POST', 'https://events.shop.example/batch'],
  ['POST', 'https://www.shop.example/api/web-vitals'],
  ['POST', 'https://o12.ingest.sentry.example/api/1/envelope/'],
  ['POST', 'https://collect.measure.example/e'],
])('%s %s reports', (method, url) => expect(ask(method, url)).toBe(true));

test.each([
  ['GET', 'https://events.shop.example/list'],
  ['GET', 'https://www.shop.example/track/7'],
  ['POST', 'https://api.shop.example/orders'],
  ['POST', 'https://api.shop.example/events'],
  ['GET', 'https://www.shop.example/analytics/report'],
  ['POST', 'https://logistics.example/orders'],
])('%s %s asks', (method, url) => expect(ask(method, url)).toBe(false));

test('a ping reports wherever it goes', () => expect(ask('POST', 'https://www.shop.example/x', 'ping')).toBe(true));
