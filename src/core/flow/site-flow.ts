import type { SignInRequest } from './federated.ts';
import type { LoginAttempt, LogoutEvent, RefreshEvent } from './login.ts';
import type { FlowView } from './parameters.ts';

/** An attempt whose end is not known yet. */
export interface OpenAttempt extends LoginAttempt {
  /** URL that the last answer redirected to. */
  next?: string;
  /** Path that the attempt was submitted to. */
  submitPath: string;
  redirects: number;
  /** It went to a host of another site. */
  foreign: boolean;
  /** The form that was sent is not in the answer. */
  formGone?: boolean;
}

/** A sign-in request on its way. */
export interface PendingRequest {
  request: SignInRequest;
  /** Site that asked. */
  site: string;
  exchange: string;
  number: number;
}

/** What is known of the logins of one site; every list is bounded. */
export interface SiteFlow {
  site: string;
  attempts: LoginAttempt[];
  /** The newest attempts, which may still grow. */
  open: OpenAttempt[];
  logouts: LogoutEvent[];
  refreshes: RefreshEvent[];
  refreshCount: number;
  providers: Set<string>;
  /** Names of cookies seen. */
  names: Set<string>;
  /** Endpoints that refused, with the schemes they asked for. */
  challenged: Map<string, { schemes: string[]; exchange: string; facts: Record<string, string> }>;
  refused: Set<string>;
  /** Pages that led elsewhere; only together with a new credential is that a refusal. */
  moved: Set<string>;
  /** Paths at which a form for signing in was shown. */
  forms: Set<string>;
}

const MAX_ATTEMPTS = 32;
const MAX_OPEN = 6;
/** Names of fields kept of one attempt. */
const MAX_FIELDS = 16;

/** A site of which no login was seen yet. */
export function createSiteFlow(site: string): SiteFlow {
  return {
    site,
    attempts: [],
    open: [],
    logouts: [],
    refreshes: [],
    refreshCount: 0,
    providers: new Set(),
    names: new Set(),
    challenged: new Map(),
    refused: new Set(),
    moved: new Set(),
    forms: new Set(),
  };
}

/** Begins an attempt with the exchange at hand. */
export function openAttempt(
  known: SiteFlow,
  view: FlowView,
  start: Pick<LoginAttempt, 'id' | 'named' | 'provider' | 'foreign' | 'unrecorded'>,
): OpenAttempt {
  const { exchange } = view;
  const attempt: OpenAttempt = {
    id: start.id,
    named: start.named,
    ...(start.unrecorded ? { unrecorded: true } : {}),
    ...(view.body.size > 0 ? { fields: [...view.body.keys()].slice(0, MAX_FIELDS) } : {}),
    ...(view.call === undefined ? {} : { call: view.call }),
    ...(start.provider === undefined ? {} : { provider: start.provider }),
    site: known.site,
    origin: view.origin,
    startedAt: exchange.startedAt,
    status: exchange.status,
    firstNumber: exchange.number,
    lastNumber: exchange.number,
    exchanges: [exchange.id],
    steps: [],
    outcome: 'pending',
    navigation: view.navigation,
    minted: false,
    submitPath: view.url.pathname,
    redirects: 0,
    foreign: start.foreign === true,
  };
  known.attempts.push(attempt);
  // The first stays, for it may be the one that everything after depends on; of the rest the oldest goes.
  if (known.attempts.length > MAX_ATTEMPTS) {
    const failed = known.attempts.findIndex(({ outcome }) => outcome !== 'succeeded');
    known.attempts.splice(failed < 0 ? 1 : failed, 1);
  }
  known.open.push(attempt);
  if (known.open.length > MAX_OPEN) known.open.shift();
  return attempt;
}
