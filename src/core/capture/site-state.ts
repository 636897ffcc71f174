import type { Recorded } from '../credential/book.ts';
import type { ExchangeReading } from '../credential/read.ts';
import type { Flow } from '../flow/flow.ts';
import type { Exchange } from '../http/exchange.ts';
import { originOf } from '../http/site.ts';
import { createSiteFacts, type SiteFacts } from '../strategy/facts.ts';
import { createTally, type Tally } from './tally.ts';

/** What a capture knows of one site. All of it survives the eviction of exchanges. */
export interface SiteState {
  site: string;
  facts: SiteFacts;
  /** Bytes of credentials of the requests that carried any. */
  authBytes: Tally;
  requests(): number;
  origins(): string[];
  /** Pseudonyms of the credentials that were sent, received or stored for the site. */
  credentialIds(): Iterable<string>;
  observe(exchange: Exchange, reading: ExchangeReading, recorded: Recorded[], sameSite: boolean): void;
  /** What a body held that came after its headers. */
  observeLate(exchange: Exchange, recorded: Recorded[]): void;
  /** What the cookie store or the page's storage holds. */
  observeStored(origin: string, recorded: Recorded[]): void;
  addOrigin(origin: string): void;
}

export interface SiteStateOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** The flow of the capture, which takes each exchange before the sites do. */
  flow: Flow;
}

const MAX_ORIGINS = 200;
const MAX_CREDENTIALS = 5000;

/** A site of which nothing is known yet. */
export function createSiteState(site: string, options: SiteStateOptions): SiteState {
  const facts = createSiteFacts({ site, ...options });
  const origins = new Set<string>();
  const credentials = new Set<string>();
  const authBytes = createTally();
  let requests = 0;

  function addOrigin(origin: string): void {
    if (origin !== '' && origins.size < MAX_ORIGINS) origins.add(origin);
  }
  function addCredentials(recorded: readonly Recorded[]): void {
    for (const one of recorded) if (credentials.size < MAX_CREDENTIALS) credentials.add(one.credential.id);
  }

  return {
    site,
    facts,
    authBytes,
    requests: () => requests,
    origins: () => [...origins],
    credentialIds: () => credentials,
    observe(exchange, reading, recorded, sameSite) {
      requests += 1;
      if (reading.authBytes > 0) authBytes.add(reading.authBytes);
      // Origins of images and scripts from elsewhere say nothing about how the site authenticates.
      if (sameSite || recorded.length > 0) addOrigin(originOf(exchange.url));
      addCredentials(recorded);
      facts.observe(exchange, reading, recorded);
    },
    observeLate(exchange, recorded) {
      addCredentials(recorded);
      facts.observeLate(exchange, recorded);
    },
    observeStored(origin, recorded) {
      addOrigin(origin);
      addCredentials(recorded);
      facts.observeStored(origin, recorded);
    },
    addOrigin,
  };
}
