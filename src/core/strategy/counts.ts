/** Counts over the ordinary requests of a site. */
export interface Counts {
  /** All exchanges. */
  exchanges: number;
  /** Ordinary requests to the site's own hosts. */
  documents: number;
  fetches: number;
  /** Ordinary requests while signed in. */
  signedIn: number;
  /** Ordinary requests that carried a credential in a header of their own. */
  byHeader: number;
  /** Ordinary requests that carried nothing that could prove an identity. */
  bare: number;
  /** Ordinary requests of which it was not seen what they carried. */
  blind: number;
  /** Requests with a credential in a header that got no answer at all. */
  unanswered: number;
  /** Those of them whose credentials may have been taken out of the recording. */
  takenOut: number;
  /** Ordinary requests with a credential in whose place the recorder put something else. */
  hidden: number;
  /** Ordinary requests whose protection against forgery is a token of its own and needs no cookie. */
  selfContained: number;
  /** Remote calls with a token among their parameters, and the path of the first. */
  inBody: number;
  inBodyName: string;
  /** Requests that a page made, documents too. */
  forPages: number;
  /** Times a page's storage was read. */
  storageReads: number;
  /** Refresh tokens met, and requests that sent one. */
  refreshTokens: number;
  refreshTokensSent: number;
  /** Answers 401, and 403. */
  unauthorized: number;
  forbidden: number;
  /** Answers to fetches that were HTML, and JSON or another notation of data. */
  html: number;
  json: number;
  /** Requests of any kind to hosts of other sites. */
  thirdParty: number;
  /** Requests by page, for bytes per page. */
  pages: number;
  websockets: number;
}

/** Nothing counted yet. */
export function createCounts(): Counts {
  return {
    exchanges: 0,
    documents: 0,
    fetches: 0,
    signedIn: 0,
    byHeader: 0,
    bare: 0,
    blind: 0,
    unanswered: 0,
    takenOut: 0,
    hidden: 0,
    selfContained: 0,
    inBody: 0,
    inBodyName: '',
    forPages: 0,
    storageReads: 0,
    refreshTokens: 0,
    refreshTokensSent: 0,
    unauthorized: 0,
    forbidden: 0,
    html: 0,
    json: 0,
    thirdParty: 0,
    pages: 0,
    websockets: 0,
  };
}
