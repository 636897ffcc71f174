import type { Unseen } from '../core/http/exchange.ts';
import { getHeader } from '../core/http/header.ts';
import { createAnsweredChallenges } from './answered-challenges.ts';
import type { BegunRequest } from './begun.ts';
import { createDevToolsReads } from './devtools-reads.ts';
import type { Draft } from './draft.ts';
import { isBeginningLost } from './losses.ts';
import { toHeaders } from './raw-headers.ts';
import { readRequestBody } from './request-body.ts';
import { toResourceType } from './resource-type.ts';
import { scrubber } from './scrubber.ts';
import type { BodyDetails, RawEvent, RawHeader, RequestDetails, ResponseDetails } from './web-request.ts';

/** Joins webRequest events into exchanges. */
export interface Joiner {
  /** Takes an event in. */
  add(event: RawEvent): void;
  /** Drafts that are new or have changed since the last call, in the order their requests began. */
  takeChanged(): Draft[];
  /** Goes on with a request that an earlier worker saw begin. */
  resume(begun: Pick<BegunRequest, 'exchange' | 'details'>): Draft;
  /** Requests without an end yet. */
  size(): number;
}

/** Requests that never end (event streams) stay; the oldest are let go when there are more than this. */
const MAX_PENDING = 5000;
const MAX_FINISHED = 2000;

/** Loads that the page or the person gave up, in the words of both browsers. */
const ABORTED = /ABORTED/;

interface Pending {
  draft: Draft;
  body?: BodyDetails['requestBody'];
  answered: boolean;
  /** Nothing is told of it yet: it may be no request of the page. */
  held: boolean;
}

/** A joiner that has seen nothing yet. */
export function createJoiner(): Joiner {
  const pending = new Map<string, Pending>();
  // Requests that ended: their late events are no requests lost with a worker.
  const finished = new Set<string>();
  const changed = new Set<Draft>();
  const challenges = createAnsweredChallenges();
  const reads = createDevToolsReads();

  function begin(details: BodyDetails, previous?: Draft): Pending {
    const draft: Draft = {
      exchange: {
        url: scrubber.url(details.url),
        method: details.method,
        type: toResourceType(details.type),
        startedAt: details.timeStamp,
        status: 0,
        requestHeaders: [],
        responseHeaders: [],
      },
      details: withoutPayload(details),
      lost: false,
    };
    const initiator = details.initiator ?? originOfUrl(details.originUrl);
    if (initiator !== undefined) draft.exchange.initiator = initiator;
    if (previous) draft.previous = previous;
    const { exchange } = draft;
    if (exchange.type === 'document' || exchange.type === 'subdocument') reads.note(exchange.url);
    const entry: Pending = { draft, answered: false, held: !previous && reads.mayBe(exchange) };
    if (details.requestBody) entry.body = details.requestBody;
    pending.set(details.requestId, entry);
    if (pending.size > MAX_PENDING) end(pending.keys().next().value as string);
    tell(entry);
    return entry;
  }

  function tell({ draft, held }: Pending): void {
    if (!held) changed.add(draft);
  }

  /** How a request that is held back ended: true when it was none of the page's. */
  function isDropped(details: RequestDetails & { fromCache?: boolean; error?: string }): boolean {
    const entry = pending.get(details.requestId);
    if (!entry?.held) return !entry && reads.isMissing(details);
    entry.held = false;
    const isRead = reads.isAnswered(entry.draft.exchange, details);
    if (isRead) end(details.requestId);
    return isRead;
  }

  function end(requestId: string): void {
    pending.delete(requestId);
    finished.add(requestId);
    if (finished.size > MAX_FINISHED) finished.delete(finished.values().next().value as string);
  }

  /** The request an event is about; one that was lost with an earlier worker begins here, with what the event tells. */
  function find(details: RequestDetails): Pending | undefined {
    const known = pending.get(details.requestId);
    if (known || finished.has(details.requestId)) return known;
    const entry = begin(details);
    entry.held = false;
    tell(entry);
    entry.draft.lost = true;
    entry.draft.exchange.unseen = unseen(entry.draft.exchange.unseen, 'request-headers');
    return entry;
  }

  function send(details: RequestDetails, headers: RawHeader[] | undefined): void {
    let entry = pending.get(details.requestId);
    if (finished.has(details.requestId)) return;
    if (entry && isLate(entry, details)) {
      complete(entry, details, headers);
      return;
    }
    if (entry?.answered) {
      // The server asked for credentials and the browser sends the request again: an exchange of its own.
      const { body } = entry;
      entry = begin(details, entry.draft);
      if (body) entry.body = body;
    }
    entry ??= begin(details);
    const { exchange } = entry.draft;
    exchange.startedAt = details.timeStamp;
    exchange.requestHeaders = toHeaders(headers);
    const hidden = challenges.fieldFor(exchange);
    if (hidden) exchange.requestHeaders = [...exchange.requestHeaders, hidden];
    // A script may send OPTIONS itself; only a preflight asks for leave (Fetch standard, CORS-preflight fetch).
    if (
      exchange.method === 'OPTIONS' &&
      getHeader(exchange.requestHeaders, 'access-control-request-method') !== undefined
    ) {
      exchange.type = 'preflight';
    }
    if (entry.body) {
      const body = readRequestBody(entry.body, exchange.requestHeaders);
      if (body) exchange.requestBody = body;
      else exchange.unseen = unseen(exchange.unseen, 'request-body');
    }
    if (entry.held) {
      const isRead = reads.isSent(exchange);
      entry.held = isRead !== false;
      if (isRead) end(details.requestId);
    }
    tell(entry);
  }

  /** What a request sent, told after its answer. */
  function complete(entry: Pending, { timeStamp }: RequestDetails, headers: RawHeader[] | undefined): void {
    const { exchange } = entry.draft;
    exchange.startedAt = timeStamp;
    exchange.requestHeaders = toHeaders(headers);
    const unseen = exchange.unseen?.filter((fact) => fact !== 'request-headers') ?? [];
    if (unseen.length > 0) exchange.unseen = unseen;
    else delete exchange.unseen;
    tell(entry);
  }

  /** The answer is another than the headers said: the browser answered a challenge in between, and showed nothing of it. */
  function repeat(entry: Pending, details: ResponseDetails): Pending {
    const { exchange } = entry.draft;
    const field = challenges.note(exchange);
    const again = begin(details, entry.draft);
    again.draft.exchange.requestHeaders = field ? [...exchange.requestHeaders, field] : exchange.requestHeaders;
    if (exchange.requestBody) again.draft.exchange.requestBody = exchange.requestBody;
    if (entry.body) again.body = entry.body;
    return again;
  }

  /** A challenge to a request that was thought to carry credentials: it carried none, or wrong ones. */
  function takeBack({ exchange }: Draft): void {
    const sent = exchange.requestHeaders;
    const field = challenges.fieldFor({ ...exchange, requestHeaders: [] });
    if (!field) return;
    challenges.forget(exchange.url);
    exchange.requestHeaders = sent.filter((header) => header !== field);
  }

  function answer(details: ResponseDetails, fromHeaders: boolean): Pending | undefined {
    let entry = find(details);
    if (!entry) return undefined;
    if (fromHeaders && details.statusCode === 401) takeBack(entry.draft);
    if (!fromHeaders && entry.answered && entry.draft.exchange.status === 401 && details.statusCode !== 401)
      entry = repeat(entry, details);
    const { exchange } = entry.draft;
    if (fromHeaders || !entry.answered) {
      entry.answered = true;
      exchange.status = details.statusCode;
      exchange.endedAt = details.timeStamp;
      if (details.responseHeaders) exchange.responseHeaders = toHeaders(details.responseHeaders);
      else exchange.unseen = unseen(exchange.unseen, 'response-headers');
      // The cache answered without the network: nothing was received from a server, and nothing of it was missed.
      if (details.fromCache && !fromHeaders) {
        exchange.fromCache = true;
        delete exchange.unseen;
        entry.draft.lost = false;
      }
      tell(entry);
    }
    return entry;
  }

  return {
    add({ name, details }) {
      switch (name) {
        case 'request': {
          // The same id again is the step after a redirect.
          const known = pending.get(details.requestId);
          if (!finished.has(details.requestId) && !(known && isLate(known, details))) begin(details, known?.draft);
          return;
        }
        case 'sent':
          send(details, details.requestHeaders);
          return;
        case 'headers':
          isDropped(details);
          answer(details, true);
          return;
        // These follow the headers, so that a request unknown by now was recorded by an earlier worker.
        case 'started':
        case 'redirect':
          if (!isDropped(details) && pending.has(details.requestId)) answer(details, false);
          return;
        case 'completed':
          if (!isDropped(details) && pending.has(details.requestId)) answer(details, false);
          end(details.requestId);
          return;
        case 'error': {
          if (isDropped(details)) return;
          const entry = ABORTED.test(details.error) ? pending.get(details.requestId) : find(details);
          end(details.requestId);
          // A body cut short after the headers were in changes nothing about who the request came from.
          if (!entry || entry.answered) return;
          entry.draft.exchange.error = details.error;
          entry.draft.exchange.endedAt = details.timeStamp;
          tell(entry);
          return;
        }
      }
    },
    takeChanged() {
      const drafts = [...changed];
      changed.clear();
      return drafts;
    },
    resume({ exchange, details }) {
      const draft: Draft = { exchange, details, lost: false };
      pending.set(details.requestId, { draft, answered: false, held: false });
      return draft;
    },
    size: () => pending.size,
  };
}

/**
 * A browser hands events that a stopped worker had not taken to the next one, after those that came meanwhile: such a request is known
 * already, by what came later.
 */
function isLate({ draft }: Pending, { timeStamp }: RequestDetails): boolean {
  return isBeginningLost(draft.exchange) && timeStamp < draft.exchange.startedAt;
}

function unseen(known: Unseen[] | undefined, fact: Unseen): Unseen[] {
  return known?.includes(fact) ? known : [...(known ?? []), fact];
}

/** Only what is needed later, without secrets: bodies and headers would keep their memory alive. */
function withoutPayload(details: RequestDetails): RequestDetails {
  const { requestId, method, type, tabId, frameId, timeStamp } = details;
  const url = scrubber.url(details.url);
  const kept: RequestDetails = { requestId, url, method, type, tabId, frameId, timeStamp };
  if (details.initiator !== undefined) kept.initiator = details.initiator;
  if (details.documentLifecycle !== undefined) kept.documentLifecycle = details.documentLifecycle;
  if (details.documentUrl !== undefined) kept.documentUrl = scrubber.url(details.documentUrl);
  if (details.originUrl !== undefined) kept.originUrl = scrubber.url(details.originUrl);
  if (details.frameAncestors !== undefined)
    kept.frameAncestors = details.frameAncestors.map((frame) => ({ ...frame, url: scrubber.url(frame.url) }));
  return kept;
}

function originOfUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { origin } = new URL(url);
  return origin === 'null' ? undefined : origin;
}
