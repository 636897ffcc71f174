import type { BodyDigest } from '../credential/body-digest.ts';
import type { Credential, Recorded, StorageSeen } from '../credential/book.ts';
import type { Confidence, CredentialRole, Sighting } from '../credential/credential.ts';
import type { ExchangeReading } from '../credential/read.ts';
import type { Flow } from '../flow/flow.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { AuthorizationRequest } from './engine/authorization-log.ts';

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
  /** In short form, `RFC 7519 4.1.4`, `CWE 613`, `ASVS 7.3.2`; the generator turns each into a `Reference`. */
  references: string[];
  /** Version of Watchword the rule came with. */
  since: string;
  /** A function, so that a bundler can drop the whole meta from a bundle that imports the check alone. */
  examples(): { bad: Example[]; good: Example[] };
}

/** What the panel, exports and the command line show of a rule; generated from its meta. */
export interface RuleText {
  /** The highest that it gives. */
  severity: Severity;
  /** Off unless somebody turns it on. */
  off?: boolean;
  title: string;
  what: string;
  why: string;
  fix: string;
  references: Reference[];
  since: string;
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
  request?: Record<string, string | undefined>;
  response?: Record<string, string | string[] | undefined>;
  pageUrl?: string;
  at?: number;
  requestBody?: Exchange['requestBody'];
  responseBody?: Exchange['responseBody'];
  redirectedFrom?: string;
  initiator?: string;
  /** What the browser's cookie store holds for the origin a second later. */
  stored?: Partial<StoredCookie>[];
  /** What the page keeps in its storage a second later, by area. */
  storage?: Partial<Record<'local-storage' | 'session-storage' | 'indexed-db', Record<string, string | undefined>>>;
  error?: string;
  fromCache?: Exchange['fromCache'];
  /** What the source did not see of it. */
  unseen?: Exchange['unseen'];
  /** What trying secrets on the first token of the exchange has shown. */
  weakSecret?: 'empty' | 'named' | 'well-known';
}

/** What a rule looks at, by the name it declares. Each is handed over once per new thing, not once per request. */
export interface Subjects {
  /** A credential when it is first seen, and again at each new sighting that differs in place, origin or status class. */
  credential: { credential: Credential; sighting: Sighting; exchange?: Exchange };
  /** A Set-Cookie that does not delete, once per distinct text and origin. */
  'set-cookie': {
    cookie: SetCookie;
    role: CredentialRole;
    roleReason: string;
    exchange: Exchange;
    /** Host that set it, and whether over https. */
    host: string;
    secure: boolean;
    /** What the value is, where it was recorded as a credential. */
    credential?: Credential;
  };
  /** Each exchange once, with what was found in it. */
  exchange: {
    exchange: Exchange;
    /** What was learnt from the body of its response, where that was read. */
    body?: BodyDigest;
    reading: ExchangeReading;
    recorded: readonly Recorded[];
    url: URL;
    /** Registrable domain of the page it was made for. */
    site: string;
  };
  /** What the browser's store holds for an origin, each time that was read. */
  'cookie-jar': {
    origin: string;
    host: string;
    site: string;
    cookies: readonly StoredCookie[];
    recorded: readonly Recorded[];
  };
  /** What a page keeps in one of its storages, when that is new or changed, and again after a logout. No value is kept but those of credentials. */
  'page-storage': {
    origin: string;
    host: string;
    site: string;
    area: StorageSeen['area'];
    entries: readonly { key: string; length: number }[];
    /** When somebody last signed out of the site, in milliseconds since the epoch. */
    loggedOutAt?: number;
    recorded: readonly Recorded[];
  };
}

export type SubjectKind = keyof Subjects;

/** Facts a check may ask for beside its subject. */
export interface RuleContext {
  /** Milliseconds since the epoch. */
  now: number;
  browser: 'chrome' | 'firefox' | 'unknown';
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** True when nobody can register names of their own under it but the registry: `com`, `github.io`. */
  isPublicSuffix(host: string): boolean;
  /** Whether the host sent Strict-Transport-Security with a positive max-age over https in this capture. */
  hasHsts(host: string): boolean;
  /** Credential by id, for rules that compare. */
  credentials(): Iterable<Credential>;
  /** Authorization requests of the capture, the newest first, a bounded number. */
  authorizations(): readonly AuthorizationRequest[];
  /** How the sites sign in and out, as far as it was seen up to the exchange at hand. */
  flow: Pick<Flow, 'attempts' | 'logouts' | 'logins'>;
}

/** Numbers a person may change. Seconds and bytes as the names say; where each comes from stands at its default. */
export interface Thresholds {
  accessLifetimeInfoSeconds: number;
  accessLifetimeWarningSeconds: number;
  accessLifetimeErrorSeconds: number;
  jwtSessionInfoSeconds: number;
  jwtSessionWarningSeconds: number;
  jwtSessionErrorSeconds: number;
  idLifetimeInfoSeconds: number;
  refreshLifetimeInfoSeconds: number;
  refreshLifetimeWarningSeconds: number;
  clockLeewaySeconds: number;
  authorizationInfoBytes: number;
  authorizationWarningBytes: number;
  authorizationErrorBytes: number;
  cookieWarningBytes: number;
  cookieErrorBytes: number;
  cookieHeaderInfoBytes: number;
  cookieHeaderWarningBytes: number;
  cookieHeaderErrorBytes: number;
  headersInfoBytes: number;
  headersWarningBytes: number;
  headersErrorBytes: number;
  claimsBytes: number;
  claimBytes: number;
  claimEntries: number;
  sessionCookieInfoSeconds: number;
  sessionCookieWarningSeconds: number;
  sessionEntropyInfoBits: number;
  sessionEntropyWarningBits: number;
}

/**
 * A measure of what was detected. What it is worth is told by the thresholds that are in force when findings are read, so that changing
 * one needs nothing to be seen again.
 */
export interface Grade {
  value: number;
  /** By severity the threshold that the value has to be above; or below, where less is worse. */
  above?: Levels;
  below?: Levels;
}

export type Levels = Readonly<Partial<Record<Severity, keyof Thresholds>>>;

/** What a check returns: everything that varies from case to case. */
export interface Detected {
  /** One sentence that names the thing and the numbers; never a secret. */
  message: string;
  severity?: Severity;
  /** Measures that thresholds are held against when findings are read; the worst of them is the severity, and none means no finding. */
  grades?: readonly Grade[];
  confidence?: Confidence;
  /** What was seen: names, numbers, attributes. */
  evidence: string[];
  /** The exact line or claim that would be right, where it can be told; a function where that depends on what is seen later. */
  fix?: string | (() => string);
  /** The same, where it names a threshold. A function of its module, for it must not keep what it was detected in alive. */
  fixBy?(thresholds: Thresholds): string;
  /** Asked when findings are read: true when what was seen since shows that there is nothing wrong. */
  unless?: () => boolean;
  /** Asked when findings are read: true when what was seen takes the severity one level down. */
  milder?: () => boolean;
  /** Finer than the subject where one thing may have several findings of one rule, for example the attribute's name. */
  detail?: string;
  /** It tells all that was seen of the thing so far: of two that are equally bad the newer one's words count. */
  tellsAll?: true;
  /** What it is about, where that is not the subject itself: a cookie's or a header's name. */
  name?: string;
  /** Host whose Strict-Transport-Security takes an error down to a warning, whenever in the capture it comes. */
  lessWithHsts?: string;
}

/** A rule's code. Default export of its file, made with `defineRule`. */
export interface Rule<K extends SubjectKind = SubjectKind, S = unknown> {
  id: string;
  subject: K;
  severity: Severity;
  confidence: Confidence;
  /** Off unless a person turns it on. */
  off?: boolean;
  /** About what others on the network can read or change: silent on localhost, one level down on private hosts. */
  transport?: boolean;
  /** Reads the body of the response: run once that is there, which may be after the headers were judged; `too`: before it as well. */
  body?: boolean | 'too';
  /** About a secret that was found to fit a token: run again when that is learnt. */
  onSecret?: boolean;
  /** Remembers across the sites of a capture, for what goes from one site to another. */
  shared?: boolean;
  /** What the rule remembers of one site from subject to subject. It must stay bounded whatever a site sends. */
  createState?(): S;
  check(subject: Subjects[K], context: RuleContext, state: S): Detected[];
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
  /** Settings by name, of the framework that seems to be at work; added by views and exports, as the references are. */
  advice?: { framework: string; certainty: Confidence; settings: string[] };
  references: Reference[];
  /** Id of the failure of this capture that the same thing is the cause of, or that decides about its fix. */
  failure?: string;
  /** How many times, with the first and the last exchange. */
  count: number;
  firstExchange?: string;
  lastExchange?: string;
  /** The same thing was seen put right since: in this exchange, or elsewhere (an empty string). It counts no more. */
  putRight?: string;
}

/** Gives a rule its type; returns it unchanged. */
export function defineRule<K extends SubjectKind, S = undefined>(rule: Rule<K, S>): Rule<K, S> {
  return rule;
}
