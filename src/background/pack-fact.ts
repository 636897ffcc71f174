import type { Fact } from '../core/capture/fact.ts';
import type { StoredCookie } from '../core/http/cookie.ts';
import {
  type NumberOf,
  type NumberOfHeader,
  numbersOf as numbersOfExchange,
  type PackedExchange,
  type PackedText,
  packExchange,
  textsOf as textsOfExchange,
  unpackExchange,
} from './pack.ts';

/** A fact as it is stored: an exchange begins with its number, all others with their kind. Texts that repeat are numbers. */
export type PackedFact =
  | PackedExchange
  | [kind: 'body', exchangeId: string, body: PackedText]
  | [kind: 'no-body', exchangeId: string]
  | [kind: 'cookies', at: number, origin: PackedText, cookies: PackedText[]]
  | [kind: 'storage', at: number, origin: PackedText, area: PackedText, entries: PackedText[]]
  | [kind: 'page', at: number, url: PackedText]
  | [kind: 'secret', at: number, credential: string, found: string]
  | [kind: 'devtools', at: number, open: boolean];

type KindOf<K> = Extract<PackedFact, [K, ...unknown[]]>;

/** Packs; undefined for what is no fact of the log: gaps and settings are stored elsewhere. */
export function packFact(fact: Fact, numberOf: NumberOf, numberOfHeader?: NumberOfHeader): PackedFact | undefined {
  const { kind } = fact;
  switch (kind) {
    case 'exchange':
      return packExchange(fact.exchange, numberOf, numberOfHeader);
    case 'body':
      return [kind, fact.exchangeId, numberOf(JSON.stringify(fact.body))];
    case 'no-body':
      return [kind, fact.exchangeId];
    case 'cookies':
      return [kind, fact.at, numberOf(fact.origin), fact.cookies.map((cookie) => numberOf(JSON.stringify(cookie)))];
    case 'storage': {
      const entries = fact.entries.map((entry) => numberOf(JSON.stringify(entry)));
      return [kind, fact.at, numberOf(fact.origin), numberOf(fact.area), entries];
    }
    case 'page':
      return [kind, fact.at, numberOf(fact.url)];
    case 'secret':
      return [kind, fact.at, fact.credential, fact.found];
    case 'devtools':
      return fact.open === undefined ? undefined : [kind, fact.at, fact.open];
    case 'gap':
    case 'settings':
      return undefined;
  }
}

/** All texts of a packed fact, each as often as it is used. */
export function textsOf(packed: PackedFact): PackedText[] {
  if (isExchange(packed)) return textsOfExchange(packed);
  switch (packed[0]) {
    case 'body':
    case 'page':
      return [packed[2]];
    case 'cookies':
      return [packed[2], ...packed[3]];
    case 'storage':
      return [packed[2], packed[3], ...packed[4]];
    default:
      return [];
  }
}

/** Only those texts that have a number. */
export function numbersOf(packed: PackedFact): number[] {
  if (isExchange(packed)) return numbersOfExchange(packed);
  return textsOf(packed).filter((text) => typeof text === 'number');
}

/** Unpacks; undefined when a text is missing. */
export function unpackFact(packed: PackedFact, textOf: (text: number) => string | undefined): Fact | undefined {
  if (isExchange(packed)) {
    const exchange = unpackExchange(packed, textOf);
    return exchange && { kind: 'exchange', exchange };
  }
  if (numbersOf(packed).some((text) => textOf(text) === undefined)) return undefined;
  const text = (one: PackedText) => (typeof one === 'string' ? one : (textOf(one) ?? ''));
  switch (packed[0]) {
    case 'body':
      return { kind: 'body', exchangeId: packed[1], body: JSON.parse(text(packed[2])) };
    case 'no-body':
      return { kind: 'no-body', exchangeId: packed[1] };
    case 'cookies': {
      const cookies = packed[3].map((one) => JSON.parse(text(one)) as StoredCookie);
      return { kind: 'cookies', at: packed[1], origin: text(packed[2]), cookies };
    }
    case 'storage': {
      const [kind, at, origin, area, entries] = packed as KindOf<'storage'>;
      return {
        kind,
        at,
        origin: text(origin),
        area: text(area) as Extract<Fact, { kind: 'storage' }>['area'],
        entries: entries.map((one) => JSON.parse(text(one))),
      };
    }
    case 'page':
      return { kind: 'page', at: packed[1], url: text(packed[2]) };
    case 'secret': {
      const [kind, at, credential, found] = packed as KindOf<'secret'>;
      return { kind, at, credential, found: found as Extract<Fact, { kind: 'secret' }>['found'] };
    }
    case 'devtools':
      return { kind: 'devtools', at: packed[1], open: packed[2] };
    default:
      return undefined;
  }
}

function isExchange(packed: PackedFact): packed is PackedExchange {
  return typeof packed[0] === 'number';
}
