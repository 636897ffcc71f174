import { MAX_TEXT } from '../core/capture/settings.ts';
import { MAX_BODY, MAX_FILL, MAX_MEDIA_TYPE, type RequestName, type Requests } from '../messages/protocol.ts';

/** Reads one parameter; undefined when it is none that a page of ours sends. */
type Reader<T> = (value: unknown) => T | undefined;
type Readers<P> = { [K in keyof P]-?: Reader<Exclude<P[K], undefined>> };

/** A browser loads no longer URL. */
const MAX_URL = 2_097_152;
/** Ids are numbers and names with a number, as the capture gives them. */
const MAX_ID = 200;
const MAX_METHOD = 200;

const tabId: Reader<number> = (value) => (isWholeNumber(value, 2 ** 31) ? value : undefined);
const count: Reader<number> = (value) => (isWholeNumber(value, Number.MAX_SAFE_INTEGER) ? value : undefined);
const time: Reader<number> = (value) =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const upTo =
  (limit: number): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length <= limit ? value : undefined;
/** What a person wrote by hand may be cut, as it is when settings are read. */
const note: Reader<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, MAX_TEXT) : undefined;

const ofTab = { tabId };
const hiding = { tabId, site: upTo(MAX_TEXT), rule: upTo(MAX_TEXT), name: upTo(MAX_TEXT) };
const body = {
  tabId,
  url: upTo(MAX_URL),
  method: upTo(MAX_METHOD),
  startedAt: time,
  status: count,
  mediaType: upTo(MAX_MEDIA_TYPE),
  text: upTo(MAX_BODY),
  truncated: flag,
};

const SHAPES: { [N in RequestName]: Readers<Parameters<Requests[N]>[0]> } = {
  'rows.list': { tabId, after: count, limit: count },
  'report.get': ofTab,
  'summary.get': ofTab,
  'exchange.get': { tabId, id: upTo(MAX_ID) },
  'exchange.cookies': { tabId, id: upTo(MAX_ID) },
  'cookie.requests': { tabId, id: upTo(MAX_ID) },
  'credential.reveal': { tabId, id: upTo(MAX_ID) },
  'keys.get': ofTab,
  'capture.clear': ofTab,
  'capture.pause': { tabId, paused: flag },
  'capture.keep': { tabId, keep: flag },
  'capture.state': ofTab,
  'capture.body': body,
  'devtools.open': { tabId, since: time },
  'capture.fill': { tabId, since: time, entries: upTo(MAX_FILL) },
  'finding.hide': { ...hiding, reason: note },
  'finding.show': hiding,
  'workbench.open': ofTab,
  'options.open': ofTab,
};

/** Parameters that may be left out, whatever the request. */
const OPTIONAL: ReadonlySet<string> = new Set(['name', 'truncated', 'limit', 'status']);

/**
 * The parameters of a request as its handler may trust them: each of its type and within its bound, nothing else beside them, and
 * about the tab that the page speaks for. Undefined when one is not.
 */
export function readParameters(name: RequestName, params: unknown, portTab: number): { tabId: number } | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const read: Record<string, unknown> = {};
  for (const [key, reader] of Object.entries(SHAPES[name]) as [string, Reader<unknown>][]) {
    const given = Object.hasOwn(params, key) ? (params as Record<string, unknown>)[key] : undefined;
    if (given === undefined && OPTIONAL.has(key)) continue;
    const value = reader(given);
    if (value === undefined) return undefined;
    read[key] = value;
  }
  return read.tabId === portTab ? (read as { tabId: number }) : undefined;
}

function isWholeNumber(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit;
}
