import type { Exchange, Header, ResourceType } from '../../src/core/http/exchange.ts';
import { cutPage } from '../../src/core/http/form-post.ts';

/** What one load does; everything has a usual value. */
export interface Load {
  method?: string;
  type?: ResourceType;
  status?: number;
  /** Location of a redirect; the browser follows it with the next load. */
  to?: string;
  /** Set-Cookie fields. */
  set?: string[];
  headers?: Record<string, string>;
  answer?: Record<string, string>;
  /** Names of the fields of a form body; `name=value` where the value is kept. */
  form?: string[];
  /** Names of the members of a JSON body. */
  json?: string[];
  /** JSON text of the answer, when the source saw it. */
  body?: string;
  /** HTML of the answer, when the source saw it: what a source hands on of it goes into the exchange. */
  page?: string;
  initiator?: string;
  /** Leave the cookies out, as a fetch with credentials `omit` does. */
  omit?: boolean;
}

/** A browser of a few lines: it keeps cookies, knows which page is open, and writes down every exchange. */
export interface Browser {
  readonly exchanges: Exchange[];
  /** A navigation: it becomes the page. */
  open(url: string, load?: Load): Exchange;
  /** A form sent by the browser. */
  submit(url: string, fields: string[], load?: Load): Exchange;
  fetch(url: string, load?: Load): Exchange;
  post(url: string, members: string[], load?: Load): Exchange;
  /** Stylesheet, script and image of a page. */
  assets(origin: string): void;
  preflight(url: string): Exchange;
  /** A cookie written by a script, or left from an earlier visit. */
  cookie(host: string, name: string, value: string): void;
  /** Time passes, in seconds. */
  wait(seconds: number): void;
}

const START = Date.UTC(2026, 2, 4, 9, 30);

export function createBrowser(): Browser {
  const exchanges: Exchange[] = [];
  const jar = new Map<string, Map<string, string>>();
  let now = START;
  let page: string | undefined;

  function cookiesFor(url: URL): Header[] {
    const pairs: string[] = [];
    for (const [domain, cookies] of jar) {
      if (url.hostname !== domain && !url.hostname.endsWith(`.${domain}`)) continue;
      for (const [name, value] of cookies) pairs.push(`${name}=${value}`);
    }
    return pairs.length === 0 ? [] : [{ name: 'Cookie', value: pairs.join('; ') }];
  }

  function store(url: URL, fields: readonly string[]): void {
    for (const field of fields) {
      const [pair = '', ...attributes] = field.split(';').map((piece) => piece.trim());
      const equals = pair.indexOf('=');
      const domain = attributes.find((attribute) => /^domain=/i.test(attribute))?.slice(7) ?? url.hostname;
      const cookies = jar.get(domain) ?? new Map<string, string>();
      jar.set(domain, cookies);
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /1970/.test(attribute)))
        cookies.delete(pair.slice(0, equals));
      else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }

  function load(address: string, one: Load, kind: 'open' | 'fetch' | 'other'): Exchange {
    const url = new URL(address);
    const last = exchanges.at(-1);
    const method = one.method ?? 'GET';
    const redirected =
      last?.responseHeaders.some(
        ({ name, value }) => name === 'Location' && new URL(value, last.url).href === url.href,
      ) === true;
    now += 137;
    const type = one.type ?? (kind === 'open' ? 'document' : 'fetch');
    if (type === 'document') page = url.href;
    const responseHeaders: Header[] = Object.entries(one.answer ?? {}).map(([name, value]) => ({ name, value }));
    if (!one.answer?.['Content-Type'])
      responseHeaders.push({
        name: 'Content-Type',
        value:
          type === 'document'
            ? 'text/html; charset=utf-8'
            : type === 'fetch'
              ? 'application/json'
              : type === 'image'
                ? 'image/png'
                : 'text/plain',
      });
    if (one.to !== undefined) responseHeaders.push({ name: 'Location', value: one.to });
    for (const value of one.set ?? []) responseHeaders.push({ name: 'Set-Cookie', value });
    const requestHeaders: Header[] = Object.entries(one.headers ?? {}).map(([name, value]) => ({ name, value }));
    const fields = one.form ?? one.json;
    const exchange: Exchange = {
      id: String(exchanges.length + 1),
      number: exchanges.length + 1,
      url: url.href,
      method,
      type,
      startedAt: now,
      endedAt: now + 41,
      status: one.status ?? (one.to === undefined ? 200 : 302),
      requestHeaders: one.omit ? requestHeaders : [...requestHeaders, ...cookiesFor(url)],
      responseHeaders,
      ...(page === undefined ? {} : { pageUrl: page }),
      ...(one.initiator === undefined ? {} : { initiator: one.initiator }),
      ...(redirected ? { redirectedFrom: last.id } : {}),
      ...(fields === undefined
        ? {}
        : {
            requestBody: {
              mediaType: one.form ? 'application/x-www-form-urlencoded' : 'application/json',
              fields: fields.map(toField),
            },
          }),
      ...(one.body === undefined ? {} : { responseBody: { mediaType: 'application/json', text: one.body } }),
      ...(one.page === undefined ? {} : { responseBody: { mediaType: 'text/html', text: cutPage(one.page) } }),
    };
    exchanges.push(exchange);
    store(url, one.set ?? []);
    return exchange;
  }

  return {
    exchanges,
    open: (url, one = {}) => load(url, one, 'open'),
    submit: (url, fields, one = {}) =>
      load(url, { method: 'POST', form: fields, status: one.to ? 302 : 200, ...one }, 'open'),
    fetch: (url, one = {}) => load(url, one, 'fetch'),
    post: (url, members, one = {}) => load(url, { method: 'POST', json: members, ...one }, 'fetch'),
    assets(origin) {
      load(`${origin}/static/main.css`, { type: 'stylesheet' }, 'other');
      load(`${origin}/static/main.js`, { type: 'script' }, 'other');
      load(`${origin}/static/logo.png`, { type: 'image' }, 'other');
    },
    preflight: (url) =>
      load(
        url,
        {
          method: 'OPTIONS',
          type: 'preflight',
          status: 204,
          omit: true,
          headers: { 'Access-Control-Request-Headers': 'authorization' },
        },
        'other',
      ),
    cookie: (host, name, value) => store(new URL(`https://${host}/`), [`${name}=${value}`]),
    wait(seconds) {
      now += seconds * 1000;
    },
  };
}

function toField(text: string): { name: string; value?: string } {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
