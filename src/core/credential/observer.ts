import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostOf, originOf } from '../http/site.ts';
import type { BodyDigest } from './body-digest.ts';
import type { Credential, CredentialBook, Recorded, StorageSeen } from './book-model.ts';
import type { Observed } from './observed.ts';
import { createReader } from './reader.ts';

/** What the credential layer takes in: facts of a capture as their source told them. */
export type CredentialFact =
  | { kind: 'exchange'; exchange: Exchange }
  | { kind: 'body'; exchange: Exchange; body: BodyDigest }
  | { kind: 'cookies'; at: number; origin: string; cookies: readonly StoredCookie[] }
  | ({ kind: 'storage' } & StorageSeen)
  | { kind: 'page'; at: number; url: string }
  | { kind: 'secret'; at: number; credential: string; found: NonNullable<Credential['weakSecret']> };

/** The one door of the credential layer: reads a fact, writes what it holds into the book, and hands both on. */
export interface Observer {
  /** Undefined when the fact is about a credential that the book does not know any more. */
  observe(fact: CredentialFact): Observed | undefined;
}

export interface ObserverOptions {
  book: CredentialBook;
  /** Registrable domain of a host. */
  siteOf(host: string): string;
}

/** An observer that writes into the given book. Never throws, whatever a page sends. */
export function createObserver({ book, siteOf }: ObserverOptions): Observer {
  const reader = createReader();

  function observe(fact: CredentialFact): Observed | undefined {
    switch (fact.kind) {
      case 'exchange': {
        const { kind, exchange } = fact;
        const reading = reader.read(exchange);
        return { kind, exchange, reading, ...inExchange(exchange, book.record(exchange, reading)) };
      }
      case 'body':
        return { ...fact, ...inExchange(fact.exchange, book.recordBody(fact.exchange, fact.body.found)) };
      case 'cookies':
        return { ...fact, ...inOrigin(fact.origin, book.recordStored(fact.cookies, fact.origin, fact.at)) };
      case 'storage':
        return { ...fact, ...inOrigin(fact.origin, book.recordStorage(fact)) };
      case 'page':
        return { ...fact, origin: originOf(fact.url), ...inOrigin(fact.url, book.recordPage(fact.url, fact.at)) };
      case 'secret': {
        const credential = book.get(fact.credential);
        if (credential === undefined) return undefined;
        credential.weakSecret = fact.found;
        return { kind: 'secret', at: fact.at, credential, ...inOrigin(credential.uses[0]?.origin ?? '', []) };
      }
    }
  }

  function inExchange(exchange: Exchange, recorded: Recorded[]) {
    return { recorded, changed: book.takeChanged(), site: siteOfExchange(exchange, siteOf), at: exchange.startedAt };
  }

  function inOrigin(origin: string, recorded: Recorded[]) {
    return { recorded, changed: book.takeChanged(), site: siteOf(hostOf(origin)) };
  }

  return { observe };
}

/** Registrable domain of the page an exchange was made for; of one without a page, of whoever asked, else of the server. */
export function siteOfExchange({ pageUrl, initiator, url }: Exchange, siteOf: (host: string) => string): string {
  return siteOf(hostOf(pageUrl ?? '') || hostOf(initiator ?? '') || hostOf(url));
}
