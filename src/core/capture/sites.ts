import type { Flow } from '../flow/flow.ts';
import { createSiteState, type SiteState } from './site-state.ts';

/** The sites of a capture, a bounded number. */
export interface Sites {
  /** The state of a site, new when it was not met before; it counts as the one used last. */
  get(site: string): SiteState;
  /** The main site first, then the one used last. */
  list(main: string): SiteState[];
  all(): Iterable<SiteState>;
  /** Where no page was seen: the site that most requests with a credential went to, or the given one. */
  mostAsked(first: string): string;
  /** Sites that are known no more because there were too many. */
  leftOut(): number;
}

export interface SitesOptions {
  /** Registrable domain of a host. */
  siteOf(host: string): string;
  /** The flow of the capture, which takes each fact before the sites do. */
  flow: Flow;
  /** Sites that stay whatever comes: the one the tab shows, and those with findings. */
  isNeeded(site: string): boolean;
  onLeftOut(site: string): void;
}

/** A page may show many sites one after the other. */
const MAX_SITES = 50;

/** Ordinary requests to a site that carried what may be a credential. */
function carriedTo(state: SiteState | undefined): number {
  if (state === undefined) return 0;
  const { documents, fetches, bare } = state.facts.counts;
  return documents + fetches - bare;
}

/** No site yet. */
export function createSites({ siteOf, flow, isNeeded, onLeftOut }: SitesOptions): Sites {
  // A Map keeps the order of insertion, so the site used last is moved to the end.
  const sites = new Map<string, SiteState>();
  let leftOut = 0;

  function makeRoom(): void {
    const names = [...sites.keys()];
    const oldest = names.find((name) => !isNeeded(name)) ?? names[0];
    if (oldest === undefined) return;
    sites.delete(oldest);
    leftOut += 1;
    onLeftOut(oldest);
  }

  return {
    get(site) {
      const known = sites.get(site);
      if (known) {
        sites.delete(site);
        sites.set(site, known);
        return known;
      }
      if (sites.size >= MAX_SITES) makeRoom();
      const created = createSiteState(site, { siteOf, flow });
      sites.set(site, created);
      return created;
    },
    list(name) {
      const main = sites.get(name);
      const others = [...sites.values()].filter((site) => site !== main).reverse();
      return main ? [main, ...others] : others;
    },
    all: () => sites.values(),
    mostAsked(first) {
      let most = first;
      let carried = carriedTo(sites.get(first));
      for (const state of sites.values()) {
        const count = carriedTo(state);
        if (count <= carried) continue;
        most = state.site;
        carried = count;
      }
      return most;
    },
    leftOut: () => leftOut,
  };
}
