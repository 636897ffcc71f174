import type { Gap } from '../core/capture/gap.ts';
import type { SeenKeys } from '../core/capture/key-shelf.ts';
import type { ExchangeRow } from '../core/capture/row.ts';
import type { Exchange } from '../core/http/exchange.ts';
import type { CookieRequests, RequestCookies } from '../core/report/cookie-use.ts';
import type { FailureLine } from '../core/report/failure-words.ts';
import type { Report } from '../core/report/report.ts';
import type { Severity } from '../core/rules/rule.ts';
import type { LoginReport, StrategyReport } from '../core/strategy/strategy.ts';

/** What a page may ask of the background: the name of the request, its parameters, and what comes back. */
export interface Requests {
  /** The rows after `after` (a row's number; 0 for all), oldest first; at most `limit`, where that is given. */
  'rows.list': (params: { tabId: number; after: number; limit?: number }) => ExchangeRow[];
  'report.get': (params: { tabId: number }) => Report;
  'summary.get': (params: { tabId: number }) => Summary;
  /** One exchange with its headers; values of credentials are masked. */
  'exchange.get': (params: { tabId: number; id: string }) => Exchange | undefined;
  /** The cookies that went with an exchange, and those that did not, with the reason. */
  'exchange.cookies': (params: { tabId: number; id: string }) => RequestCookies | undefined;
  /** The exchanges that the cookie of a credential went with, and those that went without it. */
  'cookie.requests': (params: { tabId: number; id: string }) => CookieRequests | undefined;
  /** The raw value of one credential: to show or copy it when a person asks, and to check its signature where it is opened. */
  'credential.reveal': (params: { tabId: number; id: string }) => string | undefined;
  /** Public keys that servers gave to the page. */
  'keys.get': (params: { tabId: number }) => SeenKeys;
  'capture.clear': (params: { tabId: number }) => void;
  'capture.pause': (params: { tabId: number; paused: boolean }) => void;
  'capture.keep': (params: { tabId: number; keep: boolean }) => void;
  'capture.state': (params: { tabId: number }) => CaptureState;
  /** Hides the findings of a rule about one thing (or about all, without a name) on a site, for a reason. */
  'finding.hide': (params: { tabId: number; site: string; rule: string; name?: string; reason: string }) => void;
  /** Shows again what was hidden so. */
  'finding.show': (params: { tabId: number; site: string; rule: string; name?: string }) => void;
  /** Opens the workbench in a tab. */
  'workbench.open': (params: { tabId: number }) => void;
  /** Opens the options page. */
  'options.open': (params: { tabId: number }) => void;
  /** A response body that DevTools saw: it goes to the exchange with this URL and method that began nearest to `startedAt`. */
  'capture.body': (params: CapturedBody) => void;
  /** DevTools is open for the tab, on a port that ends with it. */
  'devtools.open': (params: { tabId: number; since: number }) => void;
  /** What DevTools recorded since `since` (milliseconds since the epoch), as HAR entries in one JSON text: what the capture lacks is filled in. Gives how many. */
  'capture.fill': (params: { tabId: number; since: number; entries: string }) => number;
}

/** What the background tells the pages that watch a tab. */
export interface Events {
  /** New or changed rows. */
  rows: { rows: ExchangeRow[] };
  /** The report changed; at most a few times a second. */
  report: { report: Report };
  state: { state: CaptureState };
  cleared: Record<string, never>;
}

/** Characters of a response body that DevTools hands over: a token response is a few kilobytes. */
export const MAX_BODY = 262_144;
/** Characters of a media type. */
export const MAX_MEDIA_TYPE = 200;

/** The names of all events. */
export const EVENT_NAMES: ReadonlySet<string> = new Set<EventName>(['rows', 'report', 'state', 'cleared']);

/** Characters of the entries that DevTools hands over at once. */
export const MAX_FILL = 16_777_216;

export interface CapturedBody {
  tabId: number;
  url: string;
  method: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Of the response, where DevTools tells it. */
  status?: number;
  mediaType: string;
  text: string;
  truncated?: boolean;
}

export interface CaptureState {
  tabId: number;
  site: string;
  url: string;
  paused: boolean;
  /** Keep what was captured when the tab goes to another site. */
  keep: boolean;
  /** Whether the extension may see this tab's site. */
  access: 'granted' | 'missing' | 'impossible';
  /** Match patterns to ask for when access is missing. */
  missingOrigins: string[];
  gaps: Gap[];
}

/** What the popup shows. */
export interface Summary {
  state: CaptureState;
  exchanges: number;
  strategy?: StrategyReport;
  login?: LoginReport;
  tokens: number;
  sessionCookies: number;
  /** Milliseconds since the epoch. */
  nextExpiry?: { at: number; name: string };
  /** What went wrong, the newest first; the first few of `failureCount`. */
  failures: FailureLine[];
  failureCount: number;
  counts: Record<Severity, number>;
  worst: { rule: string; severity: Severity; message: string }[];
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type ParamsOf<N extends RequestName> = Parameters<Requests[N]>[0];
export type ResultOf<N extends RequestName> = ReturnType<Requests[N]>;
