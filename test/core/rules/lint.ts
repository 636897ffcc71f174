import { digestBody } from '../../../src/core/credential/body-digest.ts';
import { createBook } from '../../../src/core/credential/book.ts';
import { type CredentialFact, createObserver } from '../../../src/core/credential/observer.ts';
import { createFlow } from '../../../src/core/flow/flow.ts';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import { createPublicSuffixes, hostOf, originOf, siteOf } from '../../../src/core/http/site.ts';
import {
  createRuleRunner,
  type FindingSettings,
  type RuleRunner,
  type RuleRunnerOptions,
} from '../../../src/core/rules/engine/runner.ts';
import type { Example, Finding, RuleMeta } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';
import { noteRun } from './fired.ts';

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
  const book = createBook({ siteOf: site });
  const flow = createFlow({ siteOf: site });
  const runner = createRuleRunner({ siteOf: site, credentials: () => book.all(), flow, ...options });
  const observer = createObserver({ book, siteOf: site });
  const observe = (fact: CredentialFact) => {
    const observed = observer.observe(fact);
    if (!observed) return undefined;
    flow.observe(observed);
    runner.observe(observed);
    return observed;
  };
  for (const [index, { responseBody, ...exchange }] of createExchanges(example).entries()) {
    const seen = observe({ kind: 'exchange', exchange });
    const fromBody =
      responseBody &&
      observe({ kind: 'body', exchange: { ...exchange, responseBody }, body: digestBody(responseBody) });
    const { stored, storage = {}, weakSecret } = example.exchanges[index] ?? {};
    const credential = (seen?.recorded[0] ?? fromBody?.recorded[0])?.credential;
    const [origin, at] = [originOf(exchange.url), exchange.startedAt + 1000];
    if (weakSecret !== undefined && credential !== undefined)
      observe({ kind: 'secret', at, credential: credential.id, found: weakSecret });
    if (stored !== undefined) {
      const cookies = stored.map((one) => ({ ...STORED, domain: hostOf(origin), ...one }));
      observe({ kind: 'cookies', at, origin, cookies });
    }
    for (const [area, items] of Object.entries(storage)) {
      const entries = Object.entries(items).map(([key, value = '']) => ({ key, value }));
      observe({
        kind: 'storage',
        at,
        origin,
        area: area as 'local-storage' | 'session-storage' | 'indexed-db',
        entries,
      });
    }
  }
  return runner;
}

/** How the rules are run, and what a person set; `settings` are those by rule. */
export interface LintOptions extends Partial<RuleRunnerOptions>, Pick<FindingSettings, 'thresholds'> {
  settings?: FindingSettings['rules'];
}

/** Findings of all sites of the exchanges. */
export function lint(example: Pick<Example, 'exchanges' | 'now'>, options: LintOptions = {}): Finding[] {
  const runner = runRules(example, options);
  const failed = runner.problems().filter(({ code }) => code === 'rule-failed');
  if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join('; '));
  const sites = new Set(createExchanges(example).map(({ pageUrl, url }) => site(hostOf(pageUrl ?? url))));
  const { thresholds = {}, settings = {} } = options;
  const findings = [...sites].flatMap((one) => runner.findings(one, { thresholds, rules: settings }));
  noteRun(findings.map(({ rule }) => rule));
  return findings;
}

/** Findings of one rule: severity and message of each. */
export function lintFor(rule: string, exchanges: Example['exchanges'], options: LintOptions = {}): Finding[] {
  return lint({ exchanges }, options).filter((finding) => finding.rule === rule);
}

/** Severities of the findings of one rule. */
export function severities(rule: string, exchanges: Example['exchanges'], options: LintOptions = {}): string[] {
  return lintFor(rule, exchanges, { settings: { [rule]: 'on' }, ...options }).map(({ severity }) => severity);
}

/** What a rule says of its own bad examples: the title of the example, the severity, the message. */
export function tell({ id, examples }: RuleMeta): [title: string, severity: string, message: string][] {
  return examples().bad.flatMap((example) =>
    lint(example, { settings: { [id]: 'on' } })
      .filter(({ rule }) => rule === id)
      .map(({ severity, message }): [string, string, string] => [example.title, severity, message]),
  );
}

/** Titles of a rule's own good examples on which it speaks all the same: none, if it is right. */
export function tellFalsely({ id, examples }: RuleMeta): string[] {
  return examples()
    .good.filter((example) => lint(example, { settings: { [id]: 'on' } }).some(({ rule }) => rule === id))
    .map(({ title }) => title);
}
