import { type Candidate, candidatesOf } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import type { Statefulness, StrategyId, StrategyReport } from './strategy.ts';
import { statefulnessOf } from './strategy-of.ts';
import { type TokenTraits, traitsOf } from './token-traits.ts';
import { sentCount, type Track } from './track.ts';
import { isAddedByBrowser, type Way, wayOf } from './way.ts';

/** The facts behind the trade-offs, of the credential that the verdict names (of a hybrid site: of each part). What was not seen is absent. */
export interface Measured {
  strategy: StrategyId;
  statefulness: Statefulness;
  way: Way;
  /** The browser adds it by itself, as far as that could be told. */
  byBrowser?: true;
  tracks: Track[];
  /** The one that goes with most requests. */
  main: Track;
  byCookie: boolean;
  byHeader: boolean;
  token: TokenTraits;
  /** Characters of the value; absent where the recording hides it. */
  length?: number;
  /** Bytes of the credential in one request. */
  bytes: number;
  /** Bytes in all requests that carried it, and their number. */
  totalBytes: number;
  carried: number;
  /** Bytes a page load costs with all it fetches; absent where no page carried it. */
  pageBytes?: number;
  /** Ordinary requests that carried it. */
  requests: number;
  /** Requests for images, scripts and the like that carried it. */
  others: number;
  origins: number;
  /** Seconds from issue to end, by the token's own claims. */
  tokenSeconds?: number;
  /** Seconds the browser keeps the cookie, never more than the 400 days that browsers allow; `session` when it has no end of its own. */
  cookieSeconds?: number | 'session';
  renewals: number;
  /** A refresh token was met; `used`: it was sent, and something was renewed. */
  refreshToken: 'used' | 'seen' | 'none';
  /** Preflights to the origins it goes to, and fetches that carried it from pages of another origin. */
  preflights: number;
  crossOrigin: number;
  /** Some request was made for a page. */
  hasPages: boolean;
  /** Where pages keep it; whether their storage was read at all. */
  stored: string[];
  storageRead: boolean;
  /** A cookie that carries the same value. */
  sameInCookie?: { name: string; httpOnly?: boolean };
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: string;
  providers: string[];
}

/** Browsers keep no cookie for longer (RFC 6265bis section 5.5). */
const LONGEST_COOKIE = 400 * 86_400;

/** Reads the facts of the credential that authenticates; undefined when there is none. `now` in ms since the epoch. */
export function measure(facts: SiteFacts, report: StrategyReport, now: number): Measured | undefined {
  const all = candidatesOf(facts).filter(({ track }) => sentCount(track) + track.others > 0);
  const wanted = report.parts
    ? report.parts.map((part) => all.find(({ track }) => track.credential.id === part.credential))
    : [pick(all, report.id)];
  const tracks = wanted.flatMap((one) => (one === undefined ? [] : [one.track]));
  const main = tracks.toSorted((a, b) => sentCount(b) - sentCount(a))[0];
  if (!main) return undefined;
  const cookie = tracks.find(({ carrier }) => carrier === 'cookie');
  const sum = (read: (track: Track) => number): number => tracks.reduce((total, track) => total + read(track), 0);
  const origins = new Set(tracks.flatMap((track) => [...track.origins.keys()]));
  const measured: Measured = {
    strategy: report.id,
    statefulness: report.parts ? report.statefulness : statefulnessOf(report.id, main),
    way: wayOf(tracks.length > 1 ? 'hybrid' : report.id),
    tracks,
    main,
    byCookie: cookie !== undefined,
    byHeader: tracks.some(({ carrier }) => carrier === 'authorization' || carrier === 'header'),
    token: traitsOf(main),
    bytes: main.bytes,
    totalBytes: sum(({ totalBytes }) => totalBytes),
    carried: sum((track) => sentCount(track) + track.others),
    requests: sum(sentCount),
    others: sum(({ others }) => others),
    origins: origins.size,
    renewals: facts.refreshes(),
    refreshToken: refreshTokenOf(facts),
    preflights: preflightsOf(facts, origins),
    crossOrigin: sum(({ crossOrigin }) => crossOrigin),
    hasPages: facts.counts.documents + facts.counts.forPages > 0,
    stored: [...main.stored],
    storageRead: facts.counts.storageReads > 0,
    providers: [...facts.providers()].slice(0, 3),
  };
  if (isAddedByBrowser(measured.way, main, measured.hasPages)) measured.byBrowser = true;
  if (!main.credential.hidden && main.credential.value !== '') measured.length = main.length;
  const pages = main.documents > 0 ? main.documents : facts.counts.pages;
  const pageBytes = Math.round(measured.totalBytes / Math.max(1, pages));
  // Pages that were loaded without it would make a page cheaper than one request.
  if (pages > 0 && pageBytes >= main.bytes) measured.pageBytes = pageBytes;
  addLifetime(measured, main, now);
  addCookie(measured, cookie, facts);
  return measured;
}

function pick(all: readonly Candidate[], id: StrategyId): Candidate | undefined {
  return all.filter(({ strategy }) => strategy === id).toSorted((a, b) => rank(b) - rank(a))[0];
}

function rank({ track }: Candidate): number {
  const named = track.role === 'session' || track.role === 'access' ? 1_000_000 : 0;
  return named + track.contrastCount * 1000 + sentCount(track);
}

function refreshTokenOf(facts: SiteFacts): Measured['refreshToken'] {
  const { refreshTokens, refreshTokensSent } = facts.counts;
  if (refreshTokensSent > 0 && facts.refreshes() > 0) return 'used';
  return refreshTokens > 0 ? 'seen' : 'none';
}

function preflightsOf(facts: SiteFacts, origins: ReadonlySet<string>): number {
  let sum = 0;
  for (const [origin, count] of facts.preflights()) if (origins.has(origin)) sum += count;
  return sum;
}

function addLifetime(measured: Measured, main: Track, now: number): void {
  const { expiresAt, issuedAt, firstSeen, jwt } = main.credential;
  if (jwt?.claims && typeof jwt.claims.exp === 'number' && expiresAt !== undefined)
    measured.tokenSeconds = Math.max(0, Math.round((expiresAt - (issuedAt ?? Math.min(firstSeen, now))) / 1000));
  if (main.carrier !== 'cookie' || main.cookie === undefined) return;
  measured.cookieSeconds =
    main.lifetimeSeconds === undefined ? 'session' : Math.min(Math.max(0, main.lifetimeSeconds), LONGEST_COOKIE);
}

function addCookie(measured: Measured, track: Track | undefined, facts: SiteFacts): void {
  if (track?.cookie) {
    measured.httpOnly = track.cookie.httpOnly;
    measured.secure = track.cookie.secure;
    if (track.cookie.sameSite) measured.sameSite = track.cookie.sameSite;
  }
  const { main } = measured;
  if (main.carrier === 'cookie') return;
  for (const other of facts.tracks()) {
    if (other.carrier !== 'cookie' || other.newest !== main.newest) continue;
    measured.sameInCookie = { name: other.name, ...(other.cookie ? { httpOnly: other.cookie.httpOnly } : {}) };
    return;
  }
}
