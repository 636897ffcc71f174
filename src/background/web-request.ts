/** The facts of webRequest events that are used here, as Chrome and Firefox name them. */
export interface RequestDetails {
  requestId: string;
  url: string;
  method: string;
  type: string;
  /** -1 when no tab asked: service workers, shared workers, the browser itself. */
  tabId: number;
  frameId: number;
  /** Milliseconds since the epoch. */
  timeStamp: number;
  /** Chrome: origin that made the request. */
  initiator?: string;
  /** Chrome: `prerender` while nobody sees the page. */
  documentLifecycle?: string;
  /** Firefox: document the request is for, and what made it. */
  documentUrl?: string;
  originUrl?: string;
  /** Firefox: the frames around it, the outermost last. */
  frameAncestors?: { url: string }[];
  incognito?: boolean;
  cookieStoreId?: string;
}

export interface BodyDetails extends RequestDetails {
  requestBody?: RawRequestBody | null;
}

export interface RawRequestBody {
  /** A form the browser has read already. */
  formData?: Record<string, unknown[]>;
  raw?: { bytes?: ArrayBuffer; file?: string }[];
  error?: string;
}

export interface RawHeader {
  name: string;
  value?: string;
  /** Values that are no UTF-8 come as bytes. */
  binaryValue?: number[] | ArrayBuffer;
}

export interface SentDetails extends RequestDetails {
  requestHeaders?: RawHeader[];
}

export interface ResponseDetails extends RequestDetails {
  statusCode: number;
  responseHeaders?: RawHeader[];
  fromCache?: boolean;
}

export interface ErrorDetails extends RequestDetails {
  error: string;
  fromCache?: boolean;
}

/** One event as it came, to be read later: a listener only puts it into the queue. */
export type RawEvent =
  | { name: 'request'; details: BodyDetails }
  | { name: 'sent'; details: SentDetails }
  | { name: 'headers'; details: ResponseDetails }
  | { name: 'redirect'; details: ResponseDetails }
  | { name: 'started'; details: ResponseDetails }
  | { name: 'completed'; details: ResponseDetails }
  | { name: 'error'; details: ErrorDetails };
