import type { Recorded } from '../credential/book.ts';
import type { Observed, ObservedKind } from '../credential/observed.ts';
import type { Exchange } from '../http/exchange.ts';
import { parseUrl } from '../http/site.ts';
import { createAttempts } from './attempts/attempts.ts';
import type { Attempt } from './attempts/model.ts';
import type { SessionEnd } from './attempts/session-end.ts';
import { judgeByMarks } from './by-marks.ts';
import { observeChallenge } from './challenge.ts';
import { type Changes, readChanges } from './changes.ts';
import { detectFragment, detectResponse } from './federated.ts';
import { createHandovers } from './handover.ts';
import { judge } from './judge.ts';
import { addStep, type LoginAttempt, type LoginReport, type LogoutEvent, type RefreshEvent } from './login.ts';
import { noteLogout, noteRefresh } from './logout-refresh.ts';
import { type FlowView, readView } from './parameters.ts';
import { noteRefusedCookies } from './refused-cookies.ts';
import { reportLogins } from './report-logins.ts';
import { settle } from './settle.ts';
import { createSignInRequests, hostnameOf } from './sign-in-requests.ts';
import { createSiteFlow, openAttempt, type SiteFlow } from './site-flow.ts';
import { detectSubmission } from './submit.ts';
import { observeTokenRequest } from './token-request.ts';

export interface FlowOptions {
  /** Registrable domain of a host. Without it each host is a site of its own. */
  siteOf?(host: string): string;
}

/** How the sites of one capture sign people in and out, followed request by request. */
export interface Flow {
  /** Takes the next fact; work and memory do not grow with the number seen before. */
  observe(fact: Observed): void;
  /** Logins of a site, or of all, the one that authenticates the site first. */
  logins(site?: string): LoginReport[];
  attempts(site: string): readonly LoginAttempt[];
  /** Attempts to sign in, to renew and to sign out with their steps and checks, of a site or of all, the newest first. */
  sequences(site?: string): Attempt[];
  /** How long the session of a cookie was seen to last, by the id of its credential; undefined when no end of itself was seen. */
  sessionEnd(site: string, credential: string): SessionEnd | undefined;
  logouts(site: string): readonly LogoutEvent[];
  refreshes(site: string): { count: number; events: readonly RefreshEvent[] };
  /** Hosts at which the site's users sign in, by the protocols that were seen. */
  providers(site: string): ReadonlySet<string>;
  /** Whether an exchange that was just observed signs in, out or renews, and so is no ordinary request. */
  isPartOf(site: string, exchange: string): boolean;
  /** Grows with every exchange observed. */
  revision(): number;
}

const MAX_SITES = 64;
/** A body holds no cookies. */
const NO_COOKIES = { cookies: [], setCookies: [] };
/** Exchanges of a sign-in at another site that are told with the one here. */
const MAX_HANDED = 12;
const IDLE = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'preflight']);

/** A flow of which nothing was seen yet. */
export function createFlow(options: FlowOptions = {}): Flow {
  const siteOf = (host: string): string => options.siteOf?.(host) ?? host;
  const sites = new Map<string, SiteFlow>();
  const requests = createSignInRequests(siteOf);
  const handovers = createHandovers();
  const sequences = createAttempts({
    siteOf,
    sites: () => [...sites.keys()],
    logins: (site) => sites.get(site)?.attempts ?? [],
    logouts: (site) => sites.get(site)?.logouts ?? [],
    refreshes: (site) => sites.get(site)?.refreshes ?? [],
  });
  let revision = 0;

  function siteFlow(site: string): SiteFlow {
    const known = sites.get(site);
    if (known) return known;
    if (sites.size >= MAX_SITES) {
      for (const name of sites.keys()) {
        sites.delete(name);
        break;
      }
    }
    const created = createSiteFlow(site);
    sites.set(site, created);
    return created;
  }

  /** The site whose user signs in: of a navigation the one that answers, of a script's request the page's. */
  function homeOf(view: FlowView): string {
    const host = view.navigation
      ? view.url.hostname
      : hostnameOf(view.exchange.pageUrl) || hostnameOf(view.exchange.initiator) || view.url.hostname;
    return siteOf(host);
  }

  function noteResponse(view: FlowView, changes: Changes): LoginAttempt | undefined {
    const fragment = detectFragment(view);
    const response = fragment ?? detectResponse(view);
    if (!response) return undefined;
    const host = fragment && view.location ? view.location.hostname : view.url.hostname;
    const site = siteOf(host);
    const request = requests.take(response.protocol, response.state, view, site);
    const known = siteFlow(site);
    // Without its request, an answer that a script sends on is the same answer again: what comes of it counts.
    const same = request ? undefined : known.open.findLast((attempt) => attempt.id === response.id);
    if (same) {
      judge(same, view, changes, true);
      return same;
    }
    const id = request && response.id !== 'oidc-hybrid' ? request.request.id : response.id;
    const provider = request?.request.provider ?? foreignHost(view.exchange.initiator, view.host);
    const attempt = openAttempt(known, view, { id, named: true, ...(provider ? { provider } : {}) });
    if (request?.request.pkce) attempt.pkce = request.request.pkce;
    else if (/code|hybrid/.test(id)) attempt.pkce = 'unknown';
    if (provider && provider !== view.host) known.providers.add(provider);
    if (request) {
      attempt.exchanges.unshift(request.exchange);
      addStep(attempt, request.request.step);
    }
    addStep(attempt, response.step);
    if (response.error !== undefined) attempt.outcome = 'failed';
    else judge(attempt, view, changes, true);
    if (view.location) handovers.note(attempt, siteOf(view.location.hostname));
    return attempt;
  }

  /** A sign-in that ended at another site, as at a proxy before this one, and leaves a credential here. */
  function noteHandover(known: SiteFlow, view: FlowView, changes: Changes): LoginAttempt | undefined {
    const from = handovers.take(view.exchange, known.site);
    if (from === undefined || !changes.telling) return undefined;
    const provider = parseUrl(from.origin)?.host ?? '';
    const attempt = openAttempt(known, view, { id: from.id, named: true, provider });
    if (from.pkce !== undefined) attempt.pkce = from.pkce;
    known.providers.add(provider);
    attempt.exchanges.unshift(...from.exchanges.slice(0, MAX_HANDED));
    for (const step of from.steps) addStep(attempt, step);
    judge(attempt, view, changes, true);
    return attempt;
  }

  function noteBody(known: SiteFlow, id: string, changes: Changes, recorded: readonly Recorded[]): void {
    if (!changes.minted) return;
    for (const attempt of known.open) {
      if (attempt.outcome === 'failed' || !attempt.exchanges.includes(id)) continue;
      attempt.minted = true;
      if (attempt.id === 'oauth-code' && recorded.some(({ credential }) => credential.role === 'id'))
        attempt.id = 'oidc-code';
      if (attempt.named && !attempt.foreign) attempt.outcome = 'succeeded';
      addStep(attempt, 'The body of the answer holds a token.');
    }
  }

  function observeExchange(fact: ObservedKind<'exchange'>): void {
    const { exchange, reading, recorded } = fact;
    if (IDLE.has(exchange.type) && recorded.length === 0) return;
    if (exchange.type === 'preflight') return;
    const view = readView(exchange);
    if (!view) return;
    sequences.observe(fact, view);
    const known = siteFlow(homeOf(view));
    const changes = readChanges(reading, recorded, known.names, exchange.endedAt ?? exchange.startedAt);
    const asked = requests.note(view);
    if (asked) siteFlow(asked.site).providers.add(asked.provider);
    const chained = known.open.find((attempt) => exchange.id !== attempt.exchanges[0] && follows(attempt, exchange));
    const response = noteResponse(view, changes) ?? noteHandover(known, view, changes);
    if (chained && chained !== response) judge(chained, view, changes, chained.provider !== undefined);
    if (!response && !noteLogout(known, view, changes) && !observeTokenRequest(known, view, recorded)) {
      const submission = chained ? undefined : detectSubmission(view, changes);
      if (submission) {
        failEarlier(known, view);
        const attempt = openAttempt(known, view, {
          id: submission.id,
          named: submission.named,
          ...(submission.unrecorded ? { unrecorded: true } : {}),
          foreign: siteOf(view.url.hostname) !== known.site,
        });
        addStep(attempt, submission.step);
        judge(attempt, view, changes, false);
      } else noteRefresh(known, view, changes, recorded);
    }
    if (siteOf(view.url.hostname) === known.site) observeChallenge(known, view, recorded);
    noteRefusedCookies(known, view, recorded, siteOf);
    settle(known, view, recorded);
  }

  function observeBody(fact: ObservedKind<'body'>): void {
    const { exchange, body, recorded } = fact;
    const view = readView(exchange);
    if (!view) return;
    sequences.observe(fact, view);
    const known = siteFlow(homeOf(view));
    const changes = readChanges(NO_COOKIES, recorded, known.names, exchange.endedAt ?? exchange.startedAt);
    noteBody(known, exchange.id, changes, recorded);
    if (body.marks) judgeByMarks(known, view, body.marks);
    noteRefresh(known, view, changes, recorded);
  }

  return {
    revision: () => revision,
    observe(fact) {
      revision += 1;
      if (fact.kind === 'exchange') observeExchange(fact);
      else if (fact.kind === 'body') observeBody(fact);
    },
    logins: (site) =>
      (site === undefined ? [...sites.values()] : [sites.get(site)]).flatMap((known) =>
        known ? reportLogins(known) : [],
      ),
    attempts: (site) => sites.get(site)?.attempts ?? [],
    sequences: (site) => sequences.list(site),
    sessionEnd: (site, credential) => sequences.sessionEnd(site, credential),
    logouts: (site) => sites.get(site)?.logouts ?? [],
    refreshes(site) {
      const known = sites.get(site);
      return { count: known?.refreshCount ?? 0, events: known?.refreshes ?? [] };
    },
    providers: (site) => sites.get(site)?.providers ?? new Set(),
    isPartOf(site, exchange) {
      const known = sites.get(site);
      if (!known) return false;
      if (known.logouts.at(-1)?.exchange === exchange || known.refreshes.at(-1)?.exchange === exchange) return true;
      // Only what is still open, or was just closed, can have taken the exchange at hand.
      const last = known.attempts.at(-1);
      return (last !== undefined && isIn(last, exchange)) || known.open.some((attempt) => isIn(attempt, exchange));
    },
  };
}

/** Who sends the same form again was not let in by it. */
function failEarlier(known: SiteFlow, view: FlowView): void {
  for (const attempt of known.open) {
    if (attempt.outcome !== 'pending' || attempt.submitPath !== view.url.pathname || attempt.minted) continue;
    attempt.outcome = 'failed';
    addStep(attempt, 'The same form is sent again.');
  }
}

function isIn(attempt: LoginAttempt, exchange: string): boolean {
  if (!attempt.named || attempt.outcome === 'failed' || attempt.landing === exchange) return false;
  return attempt.exchanges.includes(exchange);
}

function follows(attempt: { exchanges: string[]; next?: string }, exchange: Exchange): boolean {
  if (exchange.redirectedFrom !== undefined && attempt.exchanges.includes(exchange.redirectedFrom)) return true;
  return attempt.next !== undefined && attempt.next === exchange.url;
}

function foreignHost(origin: string | undefined, host: string): string | undefined {
  const other = origin === undefined ? undefined : parseUrl(origin)?.host;
  return other && other !== host ? other : undefined;
}
