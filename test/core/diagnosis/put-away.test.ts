import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges, NOW, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { APP, me, page } from './steps.ts';

const TOKEN = sampleJwt({ sub: 'u-1', exp: Math.floor(NOW / 1000) + 3600 });
const bearer = { authorization: `Bearer ${TOKEN}` };

/** Failures and expected refusals of requests, with what lay in the page's storage after each of them. */
function tell(steps: [exchange: ExampleExchange, stored?: boolean][]) {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\norg\nnet'), browser: 'chrome' });
  const exchanges = createExchanges({ exchanges: steps.map(([exchange]) => exchange) });
  for (const [index, exchange] of exchanges.entries()) {
    capture.observe({ kind: 'exchange', exchange });
    const stored = steps[index]?.[1];
    if (stored === undefined) continue;
    const entries = stored ? [{ key: 'accessToken', value: TOKEN }] : [];
    const at = (exchange.endedAt ?? exchange.startedAt) + 1;
    capture.observe({ kind: 'storage', at, origin: APP, area: 'local-storage', entries });
  }
  const sites = capture.sites().map(({ site }) => site);
  return {
    failures: sites.flatMap((site) => capture.failures(site)).map(({ summary }) => summary),
    expected: sites.flatMap((site) => capture.expected(site)).map(({ summary }) => summary),
  };
}

const asks = (request: Record<string, string>, status: number) => me({ request, status });

describe('a page that signs out by its script alone', () => {
  it('is refused in the course of things once it has put its token away', () => {
    const { failures, expected } = tell([[page(), true], [asks(bearer, 200)], [asks({}, 401), false], [asks({}, 401)]]);
    expect(failures).toEqual([]);
    expect(expected).toEqual([expect.stringContaining('as a sign-out by its script does')]);
  });

  it('is a failure while the token still lies there', () => {
    const { failures } = tell([[page(), true], [asks(bearer, 200)], [asks({}, 401), true]]);
    expect(failures).toEqual([expect.stringContaining('sent without Authorization')]);
  });

  it('has not signed out where it goes on sending the token', () => {
    const other = { ...asks(bearer, 200), url: `${APP}/api/orders` };
    const { failures } = tell([[page(), true], [asks(bearer, 200)], [asks({}, 401), false], [other]]);
    expect(failures).toHaveLength(1);
  });

  it('is a failure once there is a token again', () => {
    const { failures } = tell([[page(), true], [asks(bearer, 200), false], [page(), true], [asks({}, 401)]]);
    expect(failures).toHaveLength(1);
  });
});
