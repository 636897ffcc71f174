import { detach } from './detach.ts';

/** Tells the registrable domain of a host from the rules of the public suffix list (publicsuffix.org/list). */
export interface PublicSuffixes {
  /** Registrable domain of `host`, or undefined when the host is itself a public suffix. */
  registrableDomain(host: string): string | undefined;
}

/**
 * Reads the public suffix list, ICANN and private section alike: one rule a line, or a suffix and after it the labels that stand before it in rules,
 * `uk co org` for `co.uk` and `org.uk`. Comments and blank lines are passed over; an empty text leaves the default rule `*`: the last label is
 * the suffix.
 */
export function createPublicSuffixes(text: string): PublicSuffixes {
  // Labels stay one text until somebody asks for them: there are thousands, and few are ever needed.
  const before = new Map<string, string | Set<string>>();
  for (const line of text.split('\n')) {
    const rule = line.trim();
    if (rule === '' || rule.startsWith('//')) continue;
    const space = rule.indexOf(' ');
    const dot = rule.indexOf('.');
    const [parent, labels] =
      space < 0
        ? [dot < 0 ? '' : rule.slice(dot + 1), rule.split('.', 1)[0]]
        : [rule.slice(0, space), rule.slice(space + 1)];
    const known = before.get(parent);
    before.set(parent, known === undefined ? `${labels}` : `${known} ${labels}`);
  }

  function has(label: string, parent: string): boolean {
    let labels = before.get(parent);
    if (typeof labels === 'string') {
      labels = new Set(labels.split(' '));
      before.set(parent, labels);
    }
    return labels?.has(label) === true;
  }

  return { registrableDomain: (host) => registrableDomain(host, has) };
}

/** `has` tells whether the label before the parent is a rule. */
function registrableDomain(host: string, has: (label: string, parent: string) => boolean): string | undefined {
  const labels = host.split('.');
  for (let start = 0; start < labels.length; start++) {
    const label = labels[start] as string;
    const parent = labels.slice(start + 1).join('.');
    // An exception rule takes its own leftmost label out of the suffix.
    if (has(`!${label}`, parent)) return labels.slice(start).join('.');
    if (has(label, parent) || has('*', parent)) return start === 0 ? undefined : labels.slice(start - 1).join('.');
  }
  return labels.length < 2 ? undefined : labels.slice(-2).join('.');
}

/** Host of an absolute URL, lower case, IPv6 in brackets; an empty string when it is no URL with a host. */
export function hostOf(url: string): string {
  return detach(parseUrl(url)?.hostname ?? '');
}

/** Origin of an absolute URL (RFC 6454); WebSocket schemes give the http origin of the same server; an empty string for bad input. */
export function originOf(url: string): string {
  const parsed = parseUrl(url);
  if (!parsed?.host) return '';
  const scheme = parsed.protocol === 'ws:' ? 'http:' : parsed.protocol === 'wss:' ? 'https:' : parsed.protocol;
  return detach(`${scheme}//${parsed.host}`);
}

/** `URL` without the exception. */
export function parseUrl(url: string): URL | undefined {
  if (!url.includes(':')) return undefined;
  // Nearly all others can be parsed, and asking first would parse them twice.
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** True for an IPv4 or a bracketed IPv6 address. */
export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** True for hosts a browser trusts without TLS: localhost, its subdomains, 127.0.0.0/8 and ::1. */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** True for hosts of a private network: RFC 1918, link-local, unique local IPv6, and the names reserved for such use. */
export function isPrivateHost(host: string): boolean {
  return (
    /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host) ||
    /^\[f[cde]/i.test(host) ||
    /\.(?:local|internal|test|home\.arpa|lan|intranet|corp)$/.test(host)
  );
}

/**
 * The site a host belongs to: its registrable domain; of an IP address, of localhost and of a host that is itself
 * a public suffix, the host. Ports do not count, as same-site ignores them.
 */
export function siteOf(host: string, suffixes: PublicSuffixes): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isIpAddress(name) || isLocalHost(name)) return name;
  return suffixes.registrableDomain(name) ?? name;
}

/**
 * True for a host under which names belong to different people: one under it is a site of its own, where under any other host it would
 * belong to the host's site. Of the local names only `localhost` itself is one, and an IP address is none.
 */
export function isPublicSuffix(host: string, siteOfHost: (host: string) => string): boolean {
  if (isIpAddress(host)) return false;
  return isLocalHost(host) ? host === 'localhost' : siteOfHost(`a.${host}`) === `a.${host}`;
}
