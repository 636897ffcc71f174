import { type Candidate, candidatesOf, namesUser } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import type { Statefulness, StrategyId, StrategyReport } from './strategy.ts';
import { statefulnessOf } from './strategy-of.ts';
import { sentCount, type Track } from './track.ts';

/** The numbers behind the trade-offs, of the credential that the verdict names (of a hybrid site: of each part). */
export interface Measured {
  strategy: StrategyId;
  statefulness: Statefulness;
  tracks: Track[];
  /** The one that goes with most requests. */
  main: Track;
  byCookie: boolean;
  byHeader: boolean;
  /** Bytes of the credential in one request, and on average in the requests of one page. */
  bytes: number;
  pageBytes: number;
  requests: number;
  /** Requests for images, scripts and the like that carried it without need. */
  others: number;
  /** Seconds: what the token says, else how long the browser keeps the cookie. */
  lifetimeSeconds?: number;
  /** Who sets the end: the token's own claims, or the cookie's attributes. */
  lifetimeOf?: 'token' | 'cookie';
  refreshes: number;
  /** A refresh token, or a cookie for one, was met. */
  hasRefresh: boolean;
  preflights: number;
  crossOrigin: number;
  /** Web storage and the like where pages keep it. */
  stored: string[];
  /** Scripts can read it where it lies; undefined when that was not seen. */
  readable?: boolean;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: string;
  isJwt: boolean;
  namesUser: boolean;
  loggedOut: boolean;
  providers: string[];
}

/** Reads the numbers of the credential that authenticates; undefined when there is none. */
export function measure(facts: SiteFacts, report: StrategyReport, now: number): Measured | undefined {
  const all = candidatesOf(facts).filter(({ track }) => sentCount(track) + track.others > 0);
  const wanted = report.parts
    ? report.parts.map((part) => all.find(({ track }) => track.credential.id === part.credential))
    : [pick(all, report.id)];
  const chosen = wanted.filter((one): one is Candidate => one !== undefined);
  const tracks = chosen.map(({ track }) => track);
  const main = tracks.toSorted((a, b) => sentCount(b) - sentCount(a))[0];
  if (!main) return undefined;
  const cookie = tracks.find(({ carrier }) => carrier === 'cookie');
  const requests = tracks.reduce((sum, track) => sum + sentCount(track), 0);
  const total = tracks.reduce((sum, track) => sum + track.totalBytes, 0);
  const measured: Measured = {
    strategy: report.id,
    statefulness: report.parts ? report.statefulness : statefulnessOf(report.id, main),
    tracks,
    main,
    byCookie: cookie !== undefined,
    byHeader: tracks.some(({ carrier }) => carrier !== 'cookie'),
    bytes: main.bytes,
    pageBytes: Math.round(total / Math.max(1, facts.counts.pages)),
    requests,
    others: tracks.reduce((sum, track) => sum + track.others, 0),
    refreshes: Math.max(facts.refreshes(), main.received.length > 1 ? main.version : 0),
    hasRefresh: hasRefresh(facts),
    preflights: facts.counts.preflights,
    crossOrigin: facts.counts.crossOrigin,
    stored: [...main.stored],
    isJwt: tracks.some(({ kind }) => kind === 'jws' || kind === 'jwe' || kind === 'sd-jwt'),
    namesUser: tracks.some(namesUser),
    loggedOut: facts.logouts().length > 0,
    providers: [...facts.providers()].slice(0, 3),
  };
  addLifetime(measured, main, now);
  if (cookie?.cookie) {
    measured.httpOnly = cookie.cookie.httpOnly;
    measured.secure = cookie.cookie.secure;
    if (cookie.cookie.sameSite) measured.sameSite = cookie.cookie.sameSite;
  }
  const readable = isReadable(main);
  if (readable !== undefined) measured.readable = readable;
  return measured;
}

function pick(all: readonly Candidate[], id: StrategyId): Candidate | undefined {
  return all.filter(({ strategy }) => strategy === id).toSorted((a, b) => rank(b) - rank(a))[0];
}

function rank({ track }: Candidate): number {
  return (
    (track.role === 'session' || track.role === 'access' ? 1_000_000 : 0) +
    track.contrastCount * 1000 +
    sentCount(track)
  );
}

function hasRefresh(facts: SiteFacts): boolean {
  if (facts.refreshes() > 0) return true;
  for (const track of facts.tracks()) if (track.role === 'refresh') return true;
  return false;
}

function addLifetime(measured: Measured, main: Track, now: number): void {
  const { expiresAt, issuedAt, firstSeen, jwt } = main.credential;
  if (jwt?.claims && expiresAt !== undefined) {
    measured.lifetimeSeconds = Math.max(0, Math.round((expiresAt - (issuedAt ?? Math.min(firstSeen, now))) / 1000));
    measured.lifetimeOf = 'token';
  } else if (main.lifetimeSeconds !== undefined) {
    measured.lifetimeSeconds = main.lifetimeSeconds;
    measured.lifetimeOf = 'cookie';
  }
}

function isReadable(track: Track): boolean | undefined {
  if (track.stored.size > 0) return true;
  if (track.carrier === 'cookie') return track.cookie === undefined ? undefined : !track.cookie.httpOnly;
  return undefined;
}

/** A length of time for people: `45 s`, `15 min`, `8 h`, `30 days`. */
export function spell(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
