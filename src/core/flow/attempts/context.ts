import type { LoginAttempt, LogoutEvent, RefreshEvent } from '../login.ts';
import type { CookieLife } from './lifecycle.ts';
import type { Message, MessageKind } from './message.ts';
import type { Attempt } from './model.ts';

/** An exchange of a chain of redirects. */
export interface Hop {
  id: string;
  number: number;
  from?: string;
  host: string;
  hostname: string;
  /** Origin and path. */
  place: string;
  status: number;
  navigation: boolean;
}

/** All that attempts are assembled from; protocols read it and change nothing. */
export interface Context {
  /** In the order of their exchanges. */
  messages: readonly Message[];
  /** Registrable domain of a host. */
  siteOf(hostname: string): string;
  hop(id: string | undefined): Hop | undefined;
  /** Those that are remembered, in order. */
  hops(): readonly Hop[];
  /** Cookies that may prove an identity and that these exchanges set. */
  setBy(exchanges: readonly string[]): readonly { exchange: string; name: string }[];
  /** What is known of sign-ins at a site by what followed them. */
  logins(site: string): readonly LoginAttempt[];
  logouts(site: string): readonly LogoutEvent[];
  refreshes(site: string): readonly RefreshEvent[];
  /** What is remembered of the cookies of a site. */
  cookiesOf(site: string): CookieLife | undefined;
  /** Sites of which something is known. */
  sites(): string[];
}

/** Assembles the attempts of one protocol, or of one family. */
export type Protocol = (context: Context) => Attempt[];

/** Messages of some kinds. */
export function messagesOf(context: Context, ...kinds: MessageKind[]): Message[] {
  return context.messages.filter(({ kind }) => kinds.includes(kind));
}

const MAX_HOPS = 24;

/** The exchange and those whose redirects led to it, the newest first. */
export function chainOf(context: Context, id: string): Hop[] {
  const chain: Hop[] = [];
  for (let hop = context.hop(id); hop && chain.length < MAX_HOPS; hop = context.hop(hop.from)) chain.push(hop);
  return chain;
}

/** The sign-in at a site that an exchange belongs to. */
export function loginWith(context: Context, site: string, exchange: string | undefined): LoginAttempt | undefined {
  if (exchange === undefined) return undefined;
  return context.logins(site).findLast(({ exchanges }) => exchanges.includes(exchange));
}
