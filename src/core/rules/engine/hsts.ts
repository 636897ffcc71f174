import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { hostOf, isIpAddress } from '../../http/site.ts';

/** Hosts remembered; more only make a finding sterner than it need be. */
const MAX_HOSTS = 1000;

export interface HstsHosts {
  observe(exchange: Exchange): void;
  /** Whether the host, or a parent that speaks for its subdomains, asked for https only. */
  has(host: string): boolean;
}

/** Remembers which hosts sent Strict-Transport-Security with a positive max-age over https (RFC 6797 sections 6.1 and 8.1). */
export function createHstsHosts(): HstsHosts {
  const hosts = new Map<string, { subdomains: boolean }>();

  function observe(exchange: Exchange): void {
    const value = getHeader(exchange.responseHeaders, 'strict-transport-security');
    if (value === undefined || !exchange.url.startsWith('https:')) return;
    const host = hostOf(exchange.url);
    const seconds = readMaxAge(value);
    if (host === '' || isIpAddress(host) || seconds === undefined) return;
    if (seconds === 0) hosts.delete(host);
    else if (hosts.size < MAX_HOSTS)
      hosts.set(host, { subdomains: /(?:^|;)\s*includesubdomains\s*(?:;|$)/i.test(value) });
  }

  function has(host: string): boolean {
    if (hosts.has(host)) return true;
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (hosts.get(host.slice(dot + 1))?.subdomains) return true;
    }
    return false;
  }

  return { observe, has };
}

/** The max-age of a Strict-Transport-Security field in seconds; undefined when there is none that can be read. */
export function readMaxAge(value: string): number | undefined {
  const match = /(?:^|;)\s*max-age\s*=\s*"?(\d{1,15})"?\s*(?:;|$)/i.exec(value);
  return match ? Number(match[1]) : undefined;
}
