import type { Credential, Recorded, StorageSeen } from '../credential/book.ts';
import type { Problem } from '../credential/credential.ts';
import type { ExchangeReading } from '../credential/read.ts';
import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Finding, Rule, RuleContext, Severity, Thresholds } from './rule.ts';

export interface RuleRunnerOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** By default what the runner itself saw of Strict-Transport-Security. */
  hasHsts?(host: string): boolean;
  credentials?(): Iterable<Credential>;
  browser?: RuleContext['browser'];
  /** The flow of the same capture, which has seen each exchange before the rules do. */
  flow?: RuleContext['flow'];
  thresholds?: Partial<Thresholds>;
  /** By rule: `off`, `on` (for rules that are off by default), or the severity a person wants. */
  settings?: Readonly<Record<string, RuleSetting>>;
  /** By default all rules. */
  rules?: readonly Rule[];
}

export type RuleSetting = Severity | 'on' | 'off';

export interface RuleRunner {
  /** Hands the new things of an exchange to the rules. Costs the same however many exchanges came before. */
  observe(exchange: Exchange, reading: ExchangeReading, recorded: readonly Recorded[], site: string): void;
  /** The body of a response whose headers were observed before. `recorded` is what the body held. */
  observeBody(exchange: Exchange, reading: ExchangeReading, recorded: readonly Recorded[], site: string): void;
  /** What lies in the page's storage: the credentials in it, and the names of all entries where `seen` is given. */
  observeStorage(recorded: readonly Recorded[], site: string, now: number, seen?: StorageSeen): void;
  /** What the browser's cookie store holds of an origin. */
  observeStored(
    cookies: readonly StoredCookie[],
    origin: string,
    site: string,
    now: number,
    recorded?: readonly Recorded[],
  ): void;
  /** Something was learnt about a credential by itself, not from an exchange: its rules judge it again. */
  observeCredential(credential: Credential): void;
  /** Findings of a site, worst first, without texts: `withTexts` adds those. */
  findings(site: string): Finding[];
  /** Rules that failed, each once; findings left out. */
  problems(): Problem[];
  /** Forgets one site, or all. */
  forget(site?: string): void;
}
