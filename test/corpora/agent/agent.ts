import type { Fact } from '../../../src/core/capture/fact.ts';
import type { Exchange, Header, ResourceType } from '../../../src/core/http/exchange.ts';
import { getHeader, getSetCookies } from '../../../src/core/http/header.ts';
import { mediaTypeOf, readBodyText } from '../../../src/core/http/request-body.ts';
import { scrubExchange } from '../../../src/core/http/scrub.ts';
import { createPublicSuffixes, siteOf } from '../../../src/core/http/site.ts';
import { fillForm } from './form.ts';
import { createJar } from './jar.ts';
import { type Answer, send, type Wire } from './send.ts';

export const suffixes = createPublicSuffixes('example\ncom\nnet\norg\n');

export interface FetchOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  type?: ResourceType;
  /** Cross-origin requests carry cookies only with this. */
  credentials?: boolean;
}

/** A page as the agent has it. */
export interface Page extends Answer {
  url: URL;
}

/**
 * A small browser: it keeps cookies, follows redirects, sends forms, asks preflights and answers HTTP challenges as Chromium does, and writes down what
 * crossed the wire. It runs no scripts: what a page's script would do, the journey does.
 */
export interface Agent {
  events: Fact[];
  /** What the scripts of the page hold. */
  memory: Map<string, string>;
  goto(url: string): Promise<Page>;
  /** Sends the first form of the page whose markup has `marker`. */
  submit(fields?: Record<string, string>, marker?: string): Promise<Page>;
  fetch(url: string, options?: FetchOptions): Promise<Answer>;
  /** A form that a page of another site sends, as the person's next page. */
  submitFrom(origin: string, url: string, body: string): Promise<Page>;
  /** What a script of the page writes into `document.cookie`. */
  writeCookie(line: string): void;
  /** A request from a page of another site. */
  fetchFrom(origin: string, url: string, options?: FetchOptions): Promise<Answer>;
  store(area: 'local-storage' | 'session-storage', entries: Record<string, string>): void;
  page(): Page;
}

interface Load {
  url: URL;
  method: string;
  type: ResourceType;
  headers: Header[];
  body?: string;
  pageUrl: string;
  /** Origin of the page that asked; absent for what a person typed. */
  initiator?: string;
  redirectedFrom?: string;
  cookies: boolean;
}

const MAX_REDIRECTS = 20;
/** The extension reads the cookie store this long after a response. */
const STORE_READ_MS = 300;
const FORM = 'application/x-www-form-urlencoded';
const SIMPLE = new Set(['accept', 'content-type']);
const SIMPLE_TYPES = ['text/plain', FORM, 'multipart/form-data'];

export interface AgentOptions extends Wire {
  httpCredentials?: { username: string; password: string } | undefined;
}

export function createAgent({ httpCredentials, ...wire }: AgentOptions): Agent {
  const events: Fact[] = [];
  const jar = createJar(suffixes);
  const site = (url: URL | string) => siteOf(new URL(url).hostname, suffixes);
  let number = 0;
  let skew = 0;
  let current: Page | undefined;
  const challenged = new Map<string, string>();

  async function load(request: Load): Promise<Answer & { id: string }> {
    const { url, method, type, initiator, pageUrl } = request;
    const topLevel = type === 'document';
    const crossSite = initiator !== undefined && site(initiator) !== site(url);
    const use = () => ({ url, method, crossSite, topLevel, now: Date.now() + skew });
    const headers: Header[] = [
      { name: 'Host', value: url.host },
      { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0' },
      { name: 'Accept', value: topLevel ? 'text/html' : '*/*' },
      ...request.headers,
    ];
    headers.push(...fetchMetadata(request));
    const sender = initiator !== undefined && (method !== 'GET' || url.origin !== initiator) && !topLevel;
    if (sender || (topLevel && method === 'POST' && initiator !== undefined))
      headers.push({ name: 'Origin', value: initiator as string });
    const referer = refererOf(url);
    if (initiator !== undefined && referer !== undefined) headers.push({ name: 'Referer', value: referer });
    const basic = challenged.get(url.origin);
    if (basic !== undefined) headers.push({ name: 'Authorization', value: basic });
    const cookies = request.cookies ? jar.header(use()) : '';
    if (cookies !== '') headers.push({ name: 'Cookie', value: cookies });

    const startedAt = Date.now() + skew;
    const answer = await send(wire, url, method, headers, request.body);
    number += 1;
    const id = String(number);
    const exchange: Exchange = {
      id,
      number,
      url: url.href,
      method,
      type,
      startedAt,
      endedAt: Date.now() + skew,
      status: answer.status,
      requestHeaders: headers,
      responseHeaders: answer.headers,
      pageUrl,
    };
    if (initiator !== undefined) exchange.initiator = initiator;
    if (request.redirectedFrom !== undefined) exchange.redirectedFrom = request.redirectedFrom;
    if (request.body !== undefined)
      exchange.requestBody = readBodyText(getHeader(headers, 'content-type'), request.body);
    const media = mediaTypeOf(getHeader(answer.headers, 'content-type'));
    if (media.endsWith('json')) exchange.responseBody = { mediaType: media, text: answer.text };
    events.push({ kind: 'exchange', exchange: scrubExchange(exchange) });
    if (request.cookies) jar.take(getSetCookies(answer.headers), use());
    if (answer.status === 401 && basic === undefined && httpCredentials && topLevel) {
      const { username, password } = httpCredentials;
      challenged.set(url.origin, `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
      return load({ ...request, redirectedFrom: id });
    }
    return { ...answer, id };
  }

  /** What browsers say of how a request came about (Fetch Metadata). */
  function fetchMetadata({ url, type, initiator }: Load): Header[] {
    if (url.protocol !== 'https:') return [];
    const related = initiator === undefined ? 'none' : initiator === url.origin ? 'same-origin' : '';
    const value = related || (site(initiator as string) === site(url) ? 'same-site' : 'cross-site');
    return [
      { name: 'Sec-Fetch-Site', value },
      { name: 'Sec-Fetch-Mode', value: type === 'document' ? 'navigate' : 'cors' },
      { name: 'Sec-Fetch-Dest', value: type === 'document' ? 'document' : type === 'image' ? 'image' : 'empty' },
    ];
  }

  /** As the default policy, strict-origin-when-cross-origin, has it, or the one that the page sets. */
  function refererOf(url: URL): string | undefined {
    if (!current) return undefined;
    const own = new URL(current.url);
    own.hash = '';
    const policy = getHeader(current.headers, 'referrer-policy');
    if (policy === 'unsafe-url' || own.origin === url.origin) return own.href;
    if (policy === 'no-referrer' || (own.protocol === 'https:' && url.protocol === 'http:')) return undefined;
    return `${own.origin}/`;
  }

  async function navigate(start: Pick<Load, 'url' | 'method' | 'headers' | 'body'>, initiator?: string): Promise<Page> {
    let next = { ...start };
    let from: string | undefined;
    for (let step = 0; step < MAX_REDIRECTS; step++) {
      const { url } = next;
      const answer: Answer & { id: string } = await load({
        ...next,
        type: 'document',
        pageUrl: url.href,
        cookies: true,
        ...(initiator === undefined ? {} : { initiator }),
        ...(from === undefined ? {} : { redirectedFrom: from }),
      });
      const location = getHeader(answer.headers, 'location');
      if (answer.status < 300 || answer.status > 399 || location === undefined) {
        current = { ...answer, url };
        events.push({ kind: 'page', at: Date.now() + skew, url: url.href });
        readStore();
        return current;
      }
      from = answer.id;
      const keeps = answer.status === 307 || answer.status === 308;
      const target = new URL(location, url);
      if (target.hash === '') target.hash = url.hash;
      next = keeps ? { ...next, url: target } : { url: target, method: 'GET', headers: [] };
    }
    throw new Error(`Too many redirects from ${start.url}`);
  }

  /** What the extension reads some time after a response. */
  function readStore(): void {
    skew += STORE_READ_MS;
    const origins = new Set<string>();
    for (const event of events)
      if (event.kind === 'exchange' && current && site(event.exchange.url) === site(current.url))
        origins.add(new URL(event.exchange.url).origin);
    for (const origin of origins)
      events.push({ kind: 'cookies', at: Date.now() + skew, origin, cookies: jar.of(new URL(origin)) });
  }

  async function fetchAs(initiator: string, pageUrl: string, target: string, options: FetchOptions): Promise<Answer> {
    const url = new URL(target, pageUrl);
    const { method = 'GET', headers = {}, body, type = 'fetch', credentials = false } = options;
    const foreign = url.origin !== initiator;
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    const media = mediaTypeOf(headers['Content-Type']);
    const asks =
      !['GET', 'HEAD', 'POST'].includes(method) ||
      names.some((name) => !SIMPLE.has(name)) ||
      (media !== '' && !SIMPLE_TYPES.includes(media));
    const base = { url, pageUrl, initiator };
    if (foreign && asks) {
      const unsafe = names.filter((name) => name !== 'content-type' || !SIMPLE_TYPES.includes(media)).sort();
      const allowed = await load({
        ...base,
        method: 'OPTIONS',
        type: 'preflight',
        cookies: false,
        headers: [
          { name: 'Access-Control-Request-Method', value: method },
          ...(unsafe.length > 0 ? [{ name: 'Access-Control-Request-Headers', value: unsafe.join(',') }] : []),
        ],
      });
      if (allowed.status < 200 || allowed.status > 299) return allowed;
    }
    const lines = Object.entries(headers).map(([name, value]) => ({ name, value }));
    const request: Load = { ...base, method, type, headers: lines, cookies: !foreign || credentials };
    if (body !== undefined) request.body = body;
    return load(request);
  }

  const agent: Agent = {
    events,
    memory: new Map(),
    goto: (url) => navigate({ url: new URL(url, current?.url), method: 'GET', headers: [] }),
    submit(fields = {}, marker = '') {
      const page = agent.page();
      const form = fillForm(page.text, fields, marker);
      const url = new URL(form.action, page.url);
      if (form.method === 'GET') {
        url.search = form.body;
        return navigate({ url, method: 'GET', headers: [] }, page.url.origin);
      }
      const headers = [{ name: 'Content-Type', value: FORM }];
      return navigate({ url, method: 'POST', headers, body: form.body }, page.url.origin);
    },
    async fetch(url, options = {}) {
      const page = agent.page();
      const answer = await fetchAs(page.url.origin, page.url.href, url, options);
      if (getSetCookies(answer.headers).length > 0) readStore();
      return answer;
    },
    submitFrom: (origin, url, body) =>
      navigate({ url: new URL(url), method: 'POST', headers: [{ name: 'Content-Type', value: FORM }], body }, origin),
    writeCookie(line) {
      const { url } = agent.page();
      jar.take([line], { url, method: 'GET', crossSite: false, topLevel: true, now: Date.now() + skew });
      readStore();
    },
    fetchFrom: (origin, url, options = {}) => fetchAs(origin, `${origin}/`, url, options),
    store(area, entries) {
      skew += STORE_READ_MS;
      const list = Object.entries(entries).map(([key, value]) => ({ key, value }));
      events.push({ kind: 'storage', at: Date.now() + skew, origin: agent.page().url.origin, area, entries: list });
    },
    page() {
      if (!current) throw new Error('No page was opened');
      return current;
    },
  };
  return agent;
}
