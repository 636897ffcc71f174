/** One HTTP field line as it crossed the wire. Names keep the case they came in. */
export interface Header {
  name: string;
  value: string;
}

/** What kind of load asked for the request, the same words whatever browser or file it came from. */
export type ResourceType =
  | 'document'
  | 'subdocument'
  | 'fetch'
  | 'script'
  | 'stylesheet'
  | 'image'
  | 'font'
  | 'media'
  | 'websocket'
  | 'ping'
  | 'preflight'
  | 'other';

/** A field of a request body. `value` is kept for OAuth and SAML parameters only, never for a password, a client secret or a code verifier. */
export interface BodyField {
  name: string;
  value?: string;
  /** Stands in place of a value that must never be kept (`isDropped`), and is as long. */
  mark?: string;
  /** SHA-256 of a code verifier in base64url: the S256 challenge it answers (RFC 7636 section 4.2). */
  s256?: string;
  /** What the answer of an authenticator says (`readPasskeyField`). */
  passkey?: Readonly<Record<string, string>>;
}

/** What may be known of a request body: the names of its fields, and the values that are no secret of the user's. */
export interface RequestBody {
  mediaType: string;
  fields: BodyField[];
  /** The procedure that a body of JSON-RPC or GraphQL calls, `auth.login`. */
  call?: string;
  /** Length in bytes where it is known. */
  bytes?: number;
  /** True when the body was longer than what was read. */
  truncated?: boolean;
}

/** A response body that was read because it may hold tokens (JSON, or a form of SAML or form_post). */
export interface ResponseBody {
  mediaType: string;
  text: string;
  truncated?: boolean;
}

/** A response body that was read: what it was, and its length in characters. */
export interface KnownBody {
  mediaType: string;
  length: number;
  truncated?: boolean;
}

/** Which facts of an exchange could not be seen, so that nobody takes "absent" for "not sent". */
export type Unseen =
  | 'request-headers'
  | 'response-headers'
  | 'request-body'
  | 'response-body'
  /** Cookie, Set-Cookie and Authorization: they may have been taken out of the recording. */
  | 'credential-headers';

/** One request and its response, from whatever source. Redirects and HTTP authentication retries are exchanges of their own. */
export interface Exchange {
  /** Unique in its capture, and short: the number as text. */
  id: string;
  /** 1-based order of the requests in the capture; views show it as `#7`. */
  number: number;
  url: string;
  method: string;
  type: ResourceType;
  /** Milliseconds since the epoch at which the request was sent. */
  startedAt: number;
  /** Milliseconds since the epoch at which the response's headers were in, or the request failed. */
  endedAt?: number;
  /** 0 while there is no response. */
  status: number;
  requestHeaders: Header[];
  responseHeaders: Header[];
  requestBody?: RequestBody;
  /** On its way from a source only: a capture reads it once and keeps no text. */
  responseBody?: ResponseBody;
  /** Names of fields whose password, sent in this request or an earlier one, stands in the response body; where the source looked. */
  echoes?: string[];
  /** What is known of a response body that was read. */
  body?: KnownBody;
  /** URL of the top-level document the request was made for; of a navigation, its own URL. */
  pageUrl?: string;
  /** Origin that made the request, where the source tells it. */
  initiator?: string;
  /** The exchange whose redirect, or whose HTTP challenge that the browser answered, led here. */
  redirectedFrom?: string;
  /** The network error, in the source's words. */
  error?: string;
  /** The response came from the HTTP cache, so the request may not have reached the server. */
  fromCache?: boolean;
  unseen?: Unseen[];
  /** It was missed when it happened and taken from what DevTools had recorded. */
  filledIn?: boolean;
}
