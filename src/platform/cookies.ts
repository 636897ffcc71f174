import { browser } from './browser.ts';
import { browserName } from './browser-name.ts';

/** A cookie as the browsers' API gives it. */
export interface RawCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string;
  /** Seconds since the epoch. */
  expirationDate?: number | undefined;
  storeId?: string | undefined;
  partitionKey?: { topLevelSite?: string | undefined } | undefined;
}

export interface CookieSource {
  /** All cookies of a registrable domain and what is under it, partitioned ones too; undefined when the browser does not tell. */
  list(domain: string, tabId: number): Promise<RawCookie[] | undefined>;
}

/** The running browser's cookies, of the store that the tab uses. */
export function createCookieSource(): CookieSource {
  return {
    async list(domain, tabId) {
      try {
        const storeId = await storeOf(tabId);
        const filter = {
          // The store keeps IPv6 addresses in brackets in one browser and without in the other; the URL suits both.
          ...(domain.startsWith('[') ? { url: `http://${domain}/` } : { domain }),
          ...(storeId === undefined ? {} : { storeId }),
          partitionKey: {},
          // Firefox refuses the question without it when first-party isolation is on; Chrome does not know the word.
          ...(browserName() === 'firefox' ? { firstPartyDomain: null } : {}),
        };
        return (await browser.cookies.getAll(filter as Parameters<typeof browser.cookies.getAll>[0])) as RawCookie[];
      } catch {
        return undefined;
      }
    },
  };
}

async function storeOf(tabId: number): Promise<string | undefined> {
  const stores = await browser.cookies.getAllCookieStores();
  return stores.find((store) => store.tabIds.includes(tabId))?.id;
}
