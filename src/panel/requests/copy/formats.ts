import type { Exchange, Header } from '../../../core/http/exchange.ts';

/** Fields that the browser writes itself: a script may not set them, and a tool that sends the request writes its own. */
const OWN = /^(?:host|content-length|connection|accept-encoding|te|trailer|transfer-encoding|upgrade|:.*)$/i;
/** Those that a script may not set besides: https://fetch.spec.whatwg.org/#forbidden-request-header */
const FORBIDDEN =
  /^(?:cookie2?|origin|referer|user-agent|date|dnt|expect|keep-alive|via|proxy-.*|sec-.*|access-control-request-.*)$/i;

/** Turns what stands for a secret into the secret, or leaves it. */
export type Unmask = (text: string) => string;

/** A command for a POSIX shell that sends the same request; a body is given by its fields, as far as they were kept. */
export function toCurl(exchange: Exchange, unmask: Unmask): string {
  const { method, url, requestHeaders } = exchange;
  const body = bodyOf(exchange);
  const parts = [`curl ${quote(unmask(url))}`];
  if (method !== (body === undefined ? 'GET' : 'POST')) parts.push(`-X ${quote(method)}`);
  for (const { name, value } of requestHeaders) {
    if (!OWN.test(name)) parts.push(`-H ${quote(`${name}: ${unmask(value)}`)}`);
  }
  if (body !== undefined) parts.push(`--data-raw ${quote(unmask(body))}`);
  return parts.join(' \\\n  ');
}

/** A call of `fetch` for the console of a page; what a script may not set is left to the browser. */
export function toFetch(exchange: Exchange, unmask: Unmask): string {
  const { method, url, requestHeaders } = exchange;
  const headers = requestHeaders.filter(({ name }) => !OWN.test(name) && !FORBIDDEN.test(name));
  const carries = requestHeaders.some(({ name }) => /^cookie$/i.test(name));
  const body = bodyOf(exchange);
  const options: Record<string, unknown> = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length === 0
      ? {}
      : { headers: Object.fromEntries(headers.map(({ name, value }) => [name, unmask(value)])) }),
    ...(body === undefined ? {} : { body: unmask(body) }),
    ...(carries ? { credentials: 'include' } : {}),
  };
  const more = Object.keys(options).length === 0 ? '' : `, ${JSON.stringify(options, undefined, 2)}`;
  return `await fetch(${JSON.stringify(unmask(url))}${more});`;
}

/** The request's header lines as they were sent. */
export function toHeaderLines(headers: readonly Header[], unmask: Unmask): string {
  return headers.map(({ name, value }) => `${name}: ${unmask(value)}`).join('\n');
}

/** The fields of a form or of flat JSON; of another body nothing is kept that could be sent again. */
function bodyOf({ requestBody }: Exchange): string | undefined {
  if (!requestBody || requestBody.fields.length === 0) return undefined;
  const pairs = requestBody.fields.map(({ name, value }) => [name, value ?? ''] as const);
  if (/json/i.test(requestBody.mediaType)) return JSON.stringify(Object.fromEntries(pairs));
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** As a form does, but what stands for a secret stays readable, and can be replaced. */
function encode(text: string): string {
  return /\{[a-z0-9-]+#\d+|#\d+ \(/.test(text) ? text : encodeURIComponent(text);
}

/** For a POSIX shell: nothing in single quotes is read but the quote itself. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
