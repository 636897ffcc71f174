import type { ExchangeRow, RowCredential } from '../../core/capture/row.ts';
import { splitUrl } from '../../ui/format.ts';
import type { Concern } from '../why/concerns.ts';
import { readBytes, type Term } from './terms.ts';

/** What a filter asks that a row does not say itself. */
export interface FilterContext {
  concerns: ReadonlyMap<string, readonly Concern[]>;
  /** Exchanges of attempts to sign in, to renew and to sign out, by their ids. */
  protocol: ReadonlySet<string>;
  /** Pseudonyms of credentials that answers gave by Set-Cookie. */
  setCookies: ReadonlySet<string>;
}

export type RowTest = (row: ExchangeRow) => boolean;

/** A URL is matched up to this length; a hostile page makes it as long as it likes. */
const MAX_URL = 4000;
const JWT_KINDS: ReadonlySet<string> = new Set(['jws', 'jwe', 'sd-jwt', 'broken-jwt']);

/** True for rows that match all the terms. What cannot be read matches nothing. */
export function compileFilter(terms: readonly Term[], context: FilterContext): RowTest {
  const tests = terms.map((term) => compileTerm(term, context));
  return (row) => tests.every((test) => test(row));
}

/** The test of one term, its minus included. */
export function compileTerm(term: Term, context: FilterContext): RowTest {
  if (term.wrong !== undefined) return () => false;
  const test = testOf(term, context);
  return term.negated ? (row) => !test(row) : test;
}

function testOf(term: Term, context: FilterContext): RowTest {
  const { key, value, pattern } = term;
  if (pattern) return (row) => pattern.test(row.url.slice(0, MAX_URL));
  // A word that is not finished narrows nothing.
  if (value === '') return () => true;
  switch (key) {
    case undefined:
      return (row) => matchesText(row, value);
    case 'status':
      return (row) => matchesStatus(row, value);
    case 'method':
      return (row) => row.method.toLowerCase() === value;
    case 'domain':
      return domainTest(value);
    case 'type':
      return (row) => row.type === value;
    case 'has':
      return (row) => has(row, value, context);
    case 'is':
      return (row) => is(row, value, context);
    case 'cause':
      return (row) => hasCause(context.concerns.get(row.id) ?? [], value);
    case 'credential':
      return (row) => anyCredential(row, ({ id, name }) => id === value || name.toLowerCase().includes(value));
    case 'larger-than': {
      const bytes = readBytes(value) ?? Number.POSITIVE_INFINITY;
      return (row) => row.authBytes > bytes;
    }
  }
}

function matchesText(row: ExchangeRow, word: string): boolean {
  return (
    row.url.toLowerCase().includes(word) ||
    row.method.toLowerCase() === word ||
    String(row.status) === word ||
    row.type === word ||
    anyCredential(row, ({ name }) => name.toLowerCase().includes(word))
  );
}

function matchesStatus({ status, error }: ExchangeRow, value: string): boolean {
  if (value === 'failed') return error !== undefined;
  if (value === 'pending') return status === 0 && error === undefined;
  if (error !== undefined || status === 0) return false;
  // "4" and "40" are on the way to a code; "4xx" is one.
  return String(status).startsWith(value.replace(/x+$/, ''));
}

function domainTest(value: string): RowTest {
  const wanted = value.replace(/^\*\.|^\./, '');
  return (row) => {
    const host = splitUrl(row.url).host.toLowerCase();
    const bare = host.replace(/:\d+$/, '');
    return host === wanted || bare === wanted || bare.endsWith(`.${wanted}`) || host.endsWith(`.${wanted}`);
  };
}

function anyCredential(row: ExchangeRow, test: (credential: RowCredential) => boolean): boolean {
  return row.sent.some(test) || row.received.some(test);
}

function has(row: ExchangeRow, value: string, context: FilterContext): boolean {
  switch (value) {
    case 'credential':
      return row.sent.length + row.received.length > 0;
    case 'jwt':
      return anyCredential(row, ({ kind }) => JWT_KINDS.has(kind));
    case 'set-cookie':
      return row.received.some(({ id }) => context.setCookies.has(id));
    case 'error':
      return row.error !== undefined;
    default:
      return anyCredential(row, ({ kind, role }) => kind === value || role === value);
  }
}

function is(row: ExchangeRow, value: string, { concerns, protocol }: FilterContext): boolean {
  switch (value) {
    case 'failed':
      return row.error !== undefined || row.status >= 400 || isFailed(concerns.get(row.id));
    case 'auth':
      return protocol.has(row.id);
    case 'pending':
      return row.status === 0 && row.error === undefined;
    default:
      return row.fromCache === true;
  }
}

function isFailed(concerns: readonly Concern[] = []): boolean {
  return concerns.some(({ part }) => part === 'failed');
}

function hasCause(concerns: readonly Concern[], value: string): boolean {
  return concerns.some(({ failure }) =>
    failure.causes.some(({ cause, says }) => cause.toLowerCase().includes(value) || says.toLowerCase().includes(value)),
  );
}
