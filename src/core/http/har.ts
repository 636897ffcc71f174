import { spellAddress } from './conceal.ts';
import { createEchoes, type Echoes } from './echoes.ts';
import type { Exchange } from './exchange.ts';
import { addUnseen, type HarEntry, isObject, readHarEntry } from './har-entry.ts';
import { linkEntries } from './har-link.ts';
import { getHeader } from './header.ts';
import { isHiddenValue } from './hidden-value.ts';
import { createScrubber } from './scrub.ts';

/** Something about one entry that could not be used. */
export interface HarProblem {
  /** 1-based place of the entry in the file. */
  entry: number;
  /** Its origin and path, where it has one, without what may be a secret in it. */
  url?: string;
  message: string;
  /** The whole entry was left out. */
  leftOut: boolean;
}

/** What a HAR file says. */
export interface Har {
  /** In order of time; ids and numbers count from 1. */
  exchanges: Exchange[];
  problems: HarProblem[];
  /** Entries left out, which may be more than the problems that are kept. */
  leftOut: number;
  /** URLs of the pages that were loaded, in order. */
  pages: string[];
  /** The program that wrote the file, `WebInspector 537.36`. */
  creator?: string;
  browser: 'chrome' | 'firefox' | 'unknown';
  /** No entry has a Cookie, Set-Cookie or Authorization field, and they may have been taken out of the file. */
  takenOut: boolean;
  /** Entries whose request headers are not in the file, though a request was sent. */
  withoutHeaders: number;
  /** JSON responses whose text is not in the file. */
  withoutBodies: number;
  /** Why the file cannot be used at all. */
  error?: string;
}

/** Problems kept; the rest is counted. */
const MAX_PROBLEMS = 200;

/**
 * Reads an HTTP Archive, version 1.2, of Chromium, Firefox or another maker: the text or the parsed JSON. A broken entry is named
 * and the others are read. Passwords and their like are dropped. Never throws.
 */
export function readHar(input: unknown): Har {
  const parsed = typeof input === 'string' ? parse(input) : { value: input };
  if ('error' in parsed) return unusable(parsed.error);
  const log = isObject(parsed.value) ? parsed.value.log : undefined;
  if (!isObject(log)) return unusable(whyNoHar(parsed.value));
  if (!Array.isArray(log.entries)) return unusable('It is no usable HAR: “log.entries” is no list.');
  const har = emptyHar();
  const creator = readCreator(log);
  if (creator !== undefined) har.creator = creator;
  har.browser = browserOf(creator ?? '');
  const entries = readEntries(log.entries, har);
  if (entries.length === 0) {
    const first = har.problems[0];
    har.error = first
      ? `No entry can be used; entry ${first.entry}: ${first.message}.`
      : 'The HAR has no entries: nothing was recorded.';
    return har;
  }
  linkEntries(entries);
  for (const { exchange } of entries) if (exchange) har.exchanges.push(exchange);
  summarize(har);
  return har;
}

function parse(text: string): { value: unknown } | { error: string } {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (json.trim() === '') return { error: 'The file is empty.' };
  if (json.trimStart().startsWith('<')) return { error: 'It is HTML or XML, no HAR.' };
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const cut = position === undefined ? /end of/i.test(message) : Number(position) >= json.length;
    if (cut) return { error: 'It is no whole JSON: the text ends too early.' };
    return { error: `It is no JSON${position === undefined ? '' : `: reading stops at character ${position}`}.` };
  }
}

/** What it is instead, where that can be told. */
function whyNoHar(value: unknown): string {
  if (isObject(value) && Array.isArray(value.events) && isObject(value.constants))
    return 'It is a net log of Chromium, no HAR: export one from the network panel of DevTools.';
  return 'It is JSON, but no HAR: there is no object “log”.';
}

function unusable(error: string): Har {
  return { ...emptyHar(), error };
}

function emptyHar(): Har {
  return {
    exchanges: [],
    problems: [],
    leftOut: 0,
    pages: [],
    browser: 'unknown',
    takenOut: false,
    withoutHeaders: 0,
    withoutBodies: 0,
  };
}

function readCreator(log: Record<string, unknown>): string | undefined {
  for (const maker of [log.browser, log.creator]) {
    if (!isObject(maker) || typeof maker.name !== 'string') continue;
    return typeof maker.version === 'string'
      ? `${maker.name} ${maker.version}`.slice(0, 100)
      : maker.name.slice(0, 100);
  }
  return undefined;
}

function browserOf(creator: string): Har['browser'] {
  if (/firefox/i.test(creator)) return 'firefox';
  return /webinspector|chrom|edge/i.test(creator) ? 'chrome' : 'unknown';
}

/** Passwords that come back are told here, while they are still in the file's text; all that is kept was scrubbed. */
function noteEchoes(item: unknown, exchange: Exchange, echoes: Echoes, received: string[]): void {
  const { request, response } = item as { request?: unknown; response?: unknown };
  const post = isObject(request) && isObject(request.postData) ? request.postData : undefined;
  if (typeof post?.text === 'string' && post.text !== '')
    echoes.sent(typeof post.mimeType === 'string' ? post.mimeType : undefined, post.text, received);
  const content = isObject(response) && isObject(response.content) ? response.content : undefined;
  if (typeof content?.text !== 'string' || content.encoding === 'base64') return;
  const names = echoes.find(content.text);
  received.push(content.text);
  if (names.length > 0) exchange.echoes = names;
}

function readEntries(list: readonly unknown[], har: Har): HarEntry[] {
  const entries: HarEntry[] = [];
  const scrubber = createScrubber(saltOf(list, har));
  const echoes = createEchoes();
  /** The texts of responses so far; they are the file's own. */
  const received: string[] = [];
  let time = 0;
  let sorted = true;
  for (const [index, item] of list.entries()) {
    const entry = readHarEntry(item, index + 1, time, scrubber);
    if (entry.exchange) {
      noteEchoes(item, entry.exchange, echoes, received);
      if (entry.exchange.startedAt < time) sorted = false;
      time = entry.exchange.startedAt;
      entries.push(entry);
    } else har.leftOut++;
    for (const message of entry.problems) {
      if (har.problems.length >= MAX_PROBLEMS) break;
      const problem: HarProblem = { entry: index + 1, message, leftOut: entry.exchange === undefined };
      if (entry.exchange) problem.url = spellAddress(entry.exchange.url);
      har.problems.push(problem);
    }
  }
  // Chromium writes entries as they end; the core wants them as they began.
  if (!sorted) entries.sort((one, other) => (one.exchange?.startedAt ?? 0) - (other.exchange?.startedAt ?? 0));
  for (const [index, { exchange }] of entries.entries()) {
    if (!exchange) continue;
    exchange.number = index + 1;
    exchange.id = String(index + 1);
  }
  return entries;
}

/** Marks of what was dropped are told apart within the file only. */
function saltOf([first]: readonly unknown[], { creator }: Har): string {
  const started = isObject(first) ? first.startedDateTime : undefined;
  return `${creator}\0${started}`;
}

function summarize(har: Har): void {
  let credentials = 0;
  let headers = 0;
  for (const exchange of har.exchanges) {
    if (exchange.type === 'document' && exchange.status > 0 && exchange.status < 300) har.pages.push(exchange.url);
    if (exchange.unseen?.includes('response-body')) har.withoutBodies++;
    if (exchange.requestHeaders.length > 0) headers++;
    else if (isSent(exchange)) har.withoutHeaders++;
    if (
      getHeader(exchange.requestHeaders, 'cookie') !== undefined ||
      getHeader(exchange.requestHeaders, 'authorization') !== undefined ||
      getHeader(exchange.responseHeaders, 'set-cookie') !== undefined
    )
      credentials++;
  }
  // Firefox never takes them out; a file of its own without any is of a site without any, unless somebody else took all headers out.
  // Only Chromium leaves out these three and no other; who takes them out otherwise takes out what other headers prove an identity, too.
  const spared = har.browser === 'unknown' && har.exchanges.some(hasOtherSecret);
  har.takenOut = credentials === 0 && !spared && (har.browser !== 'firefox' || headers === 0);
  if (har.takenOut) for (const exchange of har.exchanges) addUnseen(exchange, 'credential-headers');
}

/** A request that was answered by a server: neither by the cache, nor not at all, nor by the page's own data. */
function isSent({ status, fromCache, url }: Exchange): boolean {
  return status > 0 && !fromCache && /^(?:https?|wss?):/i.test(url);
}

const OTHER_SECRET = /^x-(?:[\w-]{0,40}-)?(?:token|auth|api-?key|apikey|session|access-token|auth-token)$/i;

/** A credential travels in a header of its own, and its value is there. */
function hasOtherSecret({ requestHeaders }: Exchange): boolean {
  return requestHeaders.some(
    ({ name, value }) =>
      OTHER_SECRET.test(name) && !/csrf|xsrf/i.test(name) && value.length >= 16 && !isHiddenValue(value),
  );
}
