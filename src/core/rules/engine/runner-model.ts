import type { Credential } from '../../credential/book.ts';
import type { Observed } from '../../credential/observed.ts';
import type { Finding, Rule, RuleContext, Severity, Thresholds } from '../rule.ts';

export interface RuleRunnerOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** By default what the runner itself saw of Strict-Transport-Security. */
  hasHsts?(host: string): boolean;
  credentials?(): Iterable<Credential>;
  browser?: RuleContext['browser'];
  /** The flow of the same capture, which has seen each exchange before the rules do. */
  flow?: RuleContext['flow'];
  /** By default all rules. */
  rules?: readonly Rule[];
}

export type RuleSetting = Severity | 'on' | 'off';

/** What a person set about findings. It plays no part in what is learnt, only in what is told of it. */
export interface FindingSettings {
  thresholds?: Partial<Thresholds>;
  /** By rule: `off`, `on` (for rules that are off by default), or the severity a person wants. */
  rules?: Readonly<Record<string, RuleSetting>>;
}

/** Something that makes the findings incomplete. */
export interface RunnerProblem {
  code: 'rule-failed' | 'findings-left-out';
  message: string;
  count: number;
}

export interface RuleRunner {
  /** Hands what is new in a fact to the rules. Costs the same however many facts came before. */
  observe(fact: Observed): void;
  /** Findings of a site by the settings, worst first, without texts: `withTexts` adds those. Those that were put right say so. Reading changes nothing. */
  findings(site: string, settings?: FindingSettings): Finding[];
  /** Whether there is any finding of the site, whatever the settings make of it. */
  hasFindings(site: string): boolean;
  /** Pseudonyms of the credentials that findings are about. */
  concerned(): Set<string>;
  /** Rules that failed, each with how often; findings left out. */
  problems(): RunnerProblem[];
  /** Forgets one site. */
  forget(site: string): void;
}
