import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { headerNamed } from './request.ts';

/** What a response allows other origins (Fetch, section 3.2); undefined when it says nothing. */
export interface CorsGrant {
  origin: string;
  credentials: boolean;
  /** Origin of the request, where it was sent. */
  from?: string;
}

/** Reads Access-Control-Allow-Origin and its companions. */
export function readCors(exchange: Exchange): CorsGrant | undefined {
  const origin = getHeader(exchange.responseHeaders, 'access-control-allow-origin')?.trim();
  if (origin === undefined) return undefined;
  const credentials = getHeader(exchange.responseHeaders, 'access-control-allow-credentials')?.trim() === 'true';
  const from = headerNamed(exchange, 'origin')?.value;
  return from === undefined ? { origin, credentials } : { origin, credentials, from };
}

/** True for a preflight: OPTIONS with Access-Control-Request-Method (Fetch, section 3.2.2). */
export function isPreflight(exchange: Exchange): boolean {
  return exchange.method === 'OPTIONS' && headerNamed(exchange, 'access-control-request-method') !== undefined;
}
