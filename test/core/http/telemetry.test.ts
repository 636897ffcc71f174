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

test.each(
  (
    'metrics collector collection tracker tracking track beacon beacons pixel rum sentry ingest crash crashlytics crashes snowplow matomo piwik ' +
    'mixpanel amplitude segment posthog heapanalytics measure measurement log-ingest logingest browser-intake bam hotjar clarity plausible statsig ' +
    'collect-2 collect7 rum-eu rum-eu1 SENTRY'
  ).split(' '),
)('the host %s only takes in what pages report', (label) => {
  expect(ask('GET', `https://${label}.shop.example/x`)).toBe(true);
});

test.each(['sentryx', 'my-sentry', 'rum-europe', 'collect-', 'heap', 'tracks', 'plausibles'])(
  'the host %s may be any other',
  (label) => expect(ask('POST', `https://${label}.shop.example/x`)).toBe(false),
);

test.each(
  'event events log logs logging logger stat stats statistics usage insight insights error errors monitoring hit hits events-2 log3'.split(
    ' ',
  ),
)('the host %s takes in what is posted, and tells what is asked', (label) => {
  expect(ask('POST', `https://${label}.shop.example/x`)).toBe(true);
  expect(ask('GET', `https://${label}.shop.example/x`)).toBe(false);
});

test('the name of the site itself and its last label say nothing of what is posted', () => {
  expect(ask('POST', 'https://events.example/x')).toBe(false);
  expect(ask('POST', 'https://www.shop.events/x')).toBe(false);
  expect(ask('GET', 'https://www.shop.track/x')).toBe(false);
  expect(ask('POST', 'https://eventsource.shop.example/x')).toBe(false);
  expect(ask('POST', 'https://my-events.shop.example/x')).toBe(false);
});

test.each(
  (
    'track tracking collect beacon beacons telemetry analytics rum pixel envelope impression impressions page-view pageviews click clicks log-event ' +
    'logevents event-log eventlog client-log clientlogs client-metrics clientevent web-vitals webvitals perf-metrics perflogs crash-report crashreports ' +
    'csp-report cspreports collect.php beacon.gif'
  ).split(' '),
)('the segment %s takes in what is posted', (segment) => {
  expect(ask('POST', `https://www.shop.example/a/${segment}/b`)).toBe(true);
  expect(ask('GET', `https://www.shop.example/a/${segment}/b`)).toBe(false);
});

test.each(['trackers', 'my-track', 'clickstream', 'collect.x', 'rumba', 'page'])(
  'the segment %s says nothing',
  (segment) => expect(ask('POST', `https://www.shop.example/${segment}`)).toBe(false),
);

test('what stands far down a long path is not looked at', () => {
  expect(ask('POST', `https://www.shop.example${'/a'.repeat(20)}/track`)).toBe(false);
  expect(ask('POST', `https://www.shop.example/${'a'.repeat(600)}/track`)).toBe(false);
});
