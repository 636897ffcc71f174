import { createBook } from '../../../src/core/credential/book.ts';
import { createReader } from '../../../src/core/credential/reader.ts';
import { createFlow } from '../../../src/core/flow/flow.ts';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import { createPublicSuffixes, hostOf, originOf, siteOf } from '../../../src/core/http/site.ts';
import type { Example, Finding } from '../../../src/core/rules/rule.ts';
import { createRuleRunner, type RuleRunner, type RuleRunnerOptions } from '../../../src/core/rules/runner.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

const suffixes = createPublicSuffixes('com\nio\ngithub.io\nco.uk\n');
export const site = (host: string) => siteOf(host, suffixes);

const STORED: StoredCookie = {
  name: '',
  value: '',
  domain: '',
  path: '/',
  hostOnly: true,
  secure: false,
  httpOnly: false,
  sameSite: 'unspecified',
};

/** Runs exchanges in short form through reader, book and rules, as a capture does. */
export function runRules(
  example: Pick<Example, 'exchanges' | 'now'>,
  options: Partial<RuleRunnerOptions> = {},
): RuleRunner {
  const reader = createReader();
  const book = createBook({ siteOf: site });
  const flow = createFlow({ siteOf: site });
  const runner = createRuleRunner({ siteOf: site, credentials: () => book.all(), flow, ...options });
  for (const [index, exchange] of createExchanges(example).entries()) {
    const reading = reader.read(exchange);
    const page = site(hostOf(exchange.pageUrl ?? exchange.url));
    const recorded = book.record(exchange, reading);
    flow.observe(exchange, reading, recorded);
    runner.observe(exchange, reading, recorded, page);
    const { stored, storage = {}, weakSecret } = example.exchanges[index] ?? {};
    const credential = recorded[0]?.credential;
    if (weakSecret !== undefined && credential !== undefined) {
      credential.weakSecret = weakSecret;
      runner.observeCredential(credential);
    }
    const [origin, at] = [originOf(exchange.url), exchange.startedAt + 1000];
    if (stored !== undefined) {
      const cookies = stored.map((one) => ({ ...STORED, domain: hostOf(origin), ...one }));
      runner.observeStored(cookies, origin, page, at, book.recordStored(cookies, origin, at));
    }
    for (const [area, items] of Object.entries(storage)) {
      const entries = Object.entries(items).map(([key, value = '']) => ({ key, value }));
      const seen = { at, origin, area: area as 'local-storage' | 'session-storage' | 'indexed-db', entries };
      runner.observeStorage(book.recordStorage(seen), page, at, seen);
    }
  }
  return runner;
}

/** Findings of all sites of the exchanges. */
export function lint(example: Pick<Example, 'exchanges' | 'now'>, options: Partial<RuleRunnerOptions> = {}): Finding[] {
  const runner = runRules(example, options);
  const sites = new Set(createExchanges(example).map(({ pageUrl, url }) => site(hostOf(pageUrl ?? url))));
  return [...sites].flatMap((one) => runner.findings(one));
}

/** Findings of one rule: severity and message of each. */
export function lintFor(
  rule: string,
  exchanges: Example['exchanges'],
  options: Partial<RuleRunnerOptions> = {},
): Finding[] {
  return lint({ exchanges }, options).filter((finding) => finding.rule === rule);
}

/** Severities of the findings of one rule. */
export function severities(
  rule: string,
  exchanges: Example['exchanges'],
  options: Partial<RuleRunnerOptions> = {},
): string[] {
  return lintFor(rule, exchanges, { settings: { [rule]: 'on' }, ...options }).map(({ severity }) => severity);
}
