import type { Credential } from '../../credential/book.ts';
import type { Exchange } from '../../http/exchange.ts';
import { headerBytes } from '../../http/header.ts';
import type { Subjects } from '../rule.ts';

/** A request field by its lower-case name, several of one name as their sum, with its bytes on the wire; undefined when absent. */
export function headerNamed(exchange: Exchange, name: string): { value: string; bytes: number } | undefined {
  let found: { value: string; bytes: number } | undefined;
  for (const header of exchange.requestHeaders) {
    if (header.name.length !== name.length || header.name.toLowerCase() !== name) continue;
    if (found === undefined) found = { value: header.value, bytes: headerBytes(header) - 2 };
    else found.bytes += headerBytes(header) - 2;
  }
  return found;
}

/** True for plain http and ws. */
export function isPlain(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'ws:';
}

/** True when the browser answered by itself, from its cache or by an internal redirect to https, so that nothing crossed the network. */
export function stayedInside(exchange: Exchange): boolean {
  return exchange.fromCache === true || (exchange.status === 307 && exchange.responseHeaders.some(isInternalRedirect));
}

function isInternalRedirect({ name, value }: { name: string; value: string }): boolean {
  return name.toLowerCase() === 'non-authoritative-reason' && value.toLowerCase() === 'hsts';
}

/** Credentials that the request carried, each once. */
export function sentCredentials({ recorded }: Subjects['exchange']): Credential[] {
  const found = new Set<Credential>();
  for (const { credential, sighting } of recorded) if (sighting.direction === 'sent') found.add(credential);
  return [...found];
}

/** Who sent a request, as far as can be told: recordings are made of programs and of apps too, which may hold secrets of their own. */
export function senderOf({ pageUrl, initiator, requestHeaders }: Exchange): 'page' | 'program' | 'unknown' {
  if (pageUrl || initiator) return 'page';
  let agent: string | undefined;
  for (const { name, value } of requestHeaders) {
    const lower = name.toLowerCase();
    if (lower.startsWith('sec-fetch-') || lower.startsWith('sec-ch-')) return 'page';
    if (lower === 'user-agent') agent = value;
  }
  if (agent === undefined || agent.trim() === '') return 'unknown';
  return /^Mozilla\/5\.0 \((?!compatible)/.test(agent) ? 'page' : 'program';
}

/** True for methods that may change something (RFC 9110 section 9.2.1). */
export function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'TRACE';
}

/** A Location or the like, which may be relative, as an absolute URL; undefined when it is none. */
export function resolveUrl(text: string, base: URL): URL | undefined {
  try {
    return new URL(text, base.href);
  } catch {
    return undefined;
  }
}
