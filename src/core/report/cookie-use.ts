import type { Capture } from '../capture/create-capture.ts';
import type { CookieEvent, Withheld, WithheldReason } from '../diagnosis/jar.ts';
import { isCrossSite, type Trace } from '../diagnosis/trace.ts';
import { createDoor } from './hide-tokens.ts';

/** A cookie, without its value: its identity, its attributes and where it came from. */
export interface CookieShown {
  name: string;
  /** Pseudonym of the credential in it. */
  credential?: string;
  /** The exchange that set it; absent of one that the browser held before. */
  setBy?: string;
  /** Nothing of it but its name is known when this is absent. */
  domain?: string;
  hostOnly?: boolean;
  path?: string;
  sameSite?: 'Strict' | 'Lax' | 'None' | 'unspecified';
  secure?: boolean;
  /** Milliseconds since the epoch. */
  expires?: number;
  /** Site of the pages that a partitioned cookie is kept for. */
  partition?: string;
}

export interface CookieWithheld extends CookieShown {
  reason: WithheldReason;
  /** Another reason that is as likely. */
  or?: WithheldReason;
}

/** What a reason is held against. */
export interface RequestFacts {
  at: number;
  method: string;
  host: string;
  path: string;
  navigation: boolean;
  crossSite: boolean;
  /** Registrable domain of the page. */
  pageSite: string;
}

export interface RequestCookies {
  request: RequestFacts;
  /** The recording has the Cookie header of the request, so that what is not listed was not sent. */
  seen: boolean;
  sent: CookieShown[];
  withheld: CookieWithheld[];
  /** Cookies that the browser threw away when they were set, with the reason. */
  refused: { name: string; setBy?: string; text: string }[];
}

/** Requests that went with a cookie, and those that went without it, by id; the newest of many. */
export interface CookieRequests {
  had: string[];
  hadCount: number;
  lacked: { exchange: string; request: RequestFacts; cookie: CookieWithheld }[];
  lackedCount: number;
}

const MAX_COOKIES = 100;
const MAX_REQUESTS = 40;

/** The cookies of an exchange, those it had and those it lacked; undefined when it is no longer known. */
export function readRequestCookies(capture: Capture, id: string): RequestCookies | undefined {
  const use = capture.cookieUse(id);
  if (!use) return undefined;
  const { trace, sent, withheld, refused } = use;
  const show = createShow(capture);
  return createDoor(capture.credentials()).hideIn({
    request: factsOf(trace, capture),
    seen: !trace.unseen.includes('credential-headers') && !trace.unseen.includes('request-headers'),
    sent: sent.slice(0, MAX_COOKIES).map(({ pair, event }) => ({ ...show(event, pair.value), name: pair.name })),
    withheld: withheld.slice(0, MAX_COOKIES).map((one) => showWithheld(one, show)),
    refused: refused.slice(0, MAX_COOKIES).map(({ name, trace: at, verdict }) => ({
      name,
      ...(at ? { setBy: at.id } : {}),
      text: verdict?.refusal?.text ?? '',
    })),
  });
}

/** The requests of the cookie that holds a credential; undefined when it is in none. */
export function readCookieRequests(capture: Capture, credentialId: string): CookieRequests | undefined {
  const name = capture.cookies().get(credentialId)?.name;
  const value = capture.credential(credentialId)?.value;
  if (name === undefined || value === undefined) return undefined;
  const { had, lacked } = capture.cookieTrail(name, value);
  const show = createShow(capture);
  return createDoor(capture.credentials()).hideIn({
    had: had.slice(-MAX_REQUESTS).map(({ id }) => id),
    hadCount: had.length,
    lacked: lacked.slice(-MAX_REQUESTS).map(({ trace, withheld }) => ({
      exchange: trace.id,
      request: factsOf(trace, capture),
      cookie: showWithheld(withheld, show),
    })),
    lackedCount: lacked.length,
  });
}

type Show = (event: CookieEvent | undefined, value: string) => Omit<CookieShown, 'name'>;

function createShow(capture: Capture): Show {
  const ids = new Map([...capture.credentials()].map(({ value, id }) => [value, id]));
  return (event, value) => {
    const credential = ids.get(value);
    const cookie = event?.cookie;
    return {
      ...(credential === undefined ? {} : { credential }),
      ...(event?.trace ? { setBy: event.trace.id } : {}),
      ...(event?.partition === undefined ? {} : { partition: event.partition }),
      ...(cookie
        ? {
            domain: cookie.domain,
            hostOnly: cookie.hostOnly,
            path: cookie.path,
            sameSite: cookie.sameSite,
            secure: cookie.secure,
            ...(cookie.expires === undefined ? {} : { expires: cookie.expires }),
          }
        : {}),
    };
  };
}

function showWithheld({ event, reason, or }: Withheld, show: Show): CookieWithheld {
  return { ...show(event, event.value), name: event.name, reason, ...(or === undefined ? {} : { or }) };
}

function factsOf(trace: Trace, { siteOf }: Capture): RequestFacts {
  return {
    at: trace.at,
    method: trace.method,
    host: trace.host,
    path: trace.url.pathname,
    navigation: trace.navigation,
    crossSite: isCrossSite(trace, siteOf),
    pageSite: trace.pageSite,
  };
}
