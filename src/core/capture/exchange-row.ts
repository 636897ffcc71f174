import type { Credential, Recorded } from '../credential/book.ts';
import type { CredentialRole } from '../credential/credential.ts';
import type { KeptExchange } from './exchange-store.ts';
import { createMasker, maskUrl } from './mask.ts';
import type { ExchangeRow, RowCredential } from './row.ts';

/** An exchange as a list shows it: nothing secret, and only what the list has room for. */
export function toRow(kept: KeptExchange): ExchangeRow {
  const { exchange } = kept;
  const row: ExchangeRow = {
    id: exchange.id,
    number: exchange.number,
    at: exchange.startedAt,
    method: exchange.method,
    url: kept.shownUrl,
    type: exchange.type,
    status: exchange.status,
    site: kept.site,
    sent: toRowCredentials(kept.sent),
    received: toRowCredentials(kept.received),
    authBytes: kept.authBytes,
  };
  if (exchange.error !== undefined) row.error = exchange.error;
  if (exchange.fromCache) row.fromCache = true;
  if (exchange.filledIn) row.filledIn = true;
  if (exchange.endedAt !== undefined) row.durationMs = Math.max(0, exchange.endedAt - exchange.startedAt);
  return row;
}

/** The URL as it may be shown in a list. Most have nothing to hide and are not looked at closer. */
export function showUrl(url: string, recorded: readonly Recorded[]): string {
  if (!/[?#@]/.test(url) && !recorded.some(({ sighting }) => sighting.place.carrier === 'path')) return url;
  return maskUrl(url, createMasker(recorded.map(({ credential }) => credential)));
}

/** The credentials that were sent or received, each once, in the order they were found. */
export function credentialsOf(recorded: readonly Recorded[], direction: 'sent' | 'received'): readonly Credential[] {
  const credentials = new Set<Credential>();
  for (const one of recorded) if (one.sighting.direction === direction) credentials.add(one.credential);
  return [...credentials];
}

/** Roles that prove an identity, or are on the way to it, from the one that matters most. */
const ROLES: readonly CredentialRole[] = [
  'access',
  'session',
  'api-key',
  'dpop-proof',
  'remember-me',
  'refresh',
  'id',
  'login',
  'logout',
  'login-transaction',
  'unknown',
]; // prettier-ignore

/** Strongest first; values that prove no identity are left out. */
function toRowCredentials(credentials: readonly Credential[]): RowCredential[] {
  const shown = credentials.filter(({ role }) => ROLES.includes(role));
  if (shown.length > 1) shown.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return shown.map(({ id, name, role, kind }) => ({ id, name, role, kind }));
}
