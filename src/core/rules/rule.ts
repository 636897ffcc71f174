import type { Confidence, CredentialRole, Sighting } from '../credential/credential.ts';
import type { Credential } from '../credential/book.ts';
import type { SetCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ExchangeReading } from '../credential/read.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A pointer into a standard, a weakness list or a verification standard. */
export interface Reference {
  /** For example `RFC 7519`, `CWE`, `ASVS 5`. */
  source: string;
  /** Section, number or requirement. */
  section: string;
  url: string;
}

/** Everything a person reads about a rule. Kept apart from the check, so that the worker carries no prose. */
export interface RuleMeta {
  id: string;
  title: string;
  /** What is wrong. */
  what: string;
  /** Why one should care; not how to mend it. */
  why: string;
  /** What to do. */
  fix: string;
  references: Reference[];
  /** Version of Watchword the rule came with. */
  since: string;
  examples: { bad: Example[]; good: Example[] };
}

/** A case that the tests run: exchanges in short form, and the clock. */
export interface Example {
  title: string;
  exchanges: ExampleExchange[];
  /** Milliseconds since the epoch; by default the time of the last exchange. */
  now?: number;
}

/** Only what differs from `GET https://app.example.com/ -> 200` needs to be written. */
export interface ExampleExchange {
  url?: string;
  method?: string;
  type?: Exchange['type'];
  status?: number;
  request?: Record<string, string>;
  response?: Record<string, string | string[]>;
  pageUrl?: string;
  at?: number;
  requestBody?: Exchange['requestBody'];
  responseBody?: Exchange['responseBody'];
}

/** What a rule looks at, by the name it declares. Each is handed over once per new thing, not once per request. */
export interface Subjects {
  /** A credential when it is first seen, and again at each new sighting that differs in place, origin or status class. */
  credential: { credential: Credential; sighting: Sighting; exchange?: Exchange };
  /** A Set-Cookie that does not delete, once per distinct text and origin. */
  'set-cookie': { cookie: SetCookie; role: CredentialRole; roleReason: string; exchange: Exchange };
  /** Each exchange once, with what was found in it. */
  exchange: { exchange: Exchange; reading: ExchangeReading };
}

export type SubjectKind = keyof Subjects;

/** Facts a check may ask for beside its subject. */
export interface RuleContext {
  /** Milliseconds since the epoch. */
  now: number;
  browser: 'chrome' | 'firefox' | 'unknown';
  thresholds: Thresholds;
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** Whether the host sent Strict-Transport-Security with a positive max-age over https in this capture. */
  hasHsts(host: string): boolean;
  /** Credential by id, for rules that compare. */
  credentials(): Iterable<Credential>;
}

/** Numbers a person may change. Seconds and bytes as the names say. */
export interface Thresholds {
  accessLifetimeInfoSeconds: number;
  accessLifetimeWarningSeconds: number;
  accessLifetimeErrorSeconds: number;
  clockLeewaySeconds: number;
  authorizationInfoBytes: number;
  authorizationWarningBytes: number;
  authorizationErrorBytes: number;
  cookieWarningBytes: number;
  cookieErrorBytes: number;
  sessionCookieInfoSeconds: number;
  sessionCookieWarningSeconds: number;
}

/** What a check returns: everything that varies from case to case. */
export interface Detected {
  /** One sentence that names the thing and the numbers; never a secret. */
  message: string;
  severity?: Severity;
  confidence?: Confidence;
  /** What was seen: names, numbers, attributes. */
  evidence: string[];
  /** The exact line or claim that would be right, where it can be told. */
  fix?: string;
  /** Finer than the subject where one thing may have several findings of one rule, for example the attribute's name. */
  detail?: string;
}

/** A rule's code. Default export of its file, made with `defineRule`. */
export interface Rule<K extends SubjectKind = SubjectKind> {
  id: string;
  subject: K;
  severity: Severity;
  confidence: Confidence;
  /** Off unless a person turns it on. */
  off?: boolean;
  check(subject: Subjects[K], context: RuleContext): Detected[];
}

/** A finding of the report: what a rule detected, merged over all requests it was seen in. */
export interface Finding {
  rule: string;
  severity: Severity;
  confidence: Confidence;
  /** What it is about: a credential's pseudonym, a cookie's name, or a host. */
  subject: { kind: SubjectKind; name: string; credential?: string; origin: string };
  message: string;
  evidence: string[];
  fix?: string;
  references: Reference[];
  /** How many times, with the first and the last exchange. */
  count: number;
  firstExchange?: string;
  lastExchange?: string;
}

/** Gives a rule its type; returns it unchanged. */
export function defineRule<K extends SubjectKind>(rule: Rule<K>): Rule<K> {
  return rule;
}
