import type { Recorded } from '../credential/book.ts';
import type { Observed } from '../credential/observed.ts';
import type { Flow } from '../flow/flow.ts';
import { hostOf, originOf } from '../http/site.ts';
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
  /** Takes the next fact about the site. */
  observe(fact: Observed): void;
  /** A credential is known no more. */
  forget(credentialId: string): void;
}

export interface SiteStateOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** The flow of the capture, which takes each exchange before the sites do. */
  flow: Flow;
}

const MAX_ORIGINS = 200;

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
    for (const { credential } of recorded) credentials.add(credential.id);
  }

  return {
    site,
    facts,
    authBytes,
    requests: () => requests,
    origins: () => [...origins],
    credentialIds: () => credentials,
    forget: (credentialId) => void credentials.delete(credentialId),
    observe(fact) {
      addCredentials(fact.recorded);
      if (fact.kind === 'exchange') {
        const { exchange, reading, recorded } = fact;
        requests += 1;
        if (reading.authBytes > 0) authBytes.add(reading.authBytes);
        // Origins of images and scripts from elsewhere say nothing about how the site authenticates.
        if (recorded.length > 0 || options.siteOf(hostOf(exchange.url)) === site) addOrigin(originOf(exchange.url));
      } else if (fact.kind !== 'body' && fact.kind !== 'secret') addOrigin(fact.origin);
      facts.observe(fact);
    },
  };
}
