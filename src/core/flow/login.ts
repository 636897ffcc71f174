/** How a credential was obtained. */
export type LoginId =
  | 'form'
  | 'json'
  | 'oauth-code'
  | 'oidc-code'
  | 'oauth-implicit'
  | 'oidc-implicit'
  | 'oidc-hybrid'
  | 'oauth-password'
  | 'oauth-client-credentials'
  | 'oauth-device'
  | 'saml'
  | 'ws-federation'
  | 'cas'
  | 'webauthn'
  | 'http-challenge'
  | 'unknown';

const LOGIN_WORDS: Readonly<Record<LoginId, string>> = {
  form: 'the form login',
  json: 'the JSON login request',
  'oauth-code': 'the OAuth sign-in',
  'oidc-code': 'the OpenID Connect sign-in',
  'oauth-implicit': 'the OAuth sign-in',
  'oidc-implicit': 'the OpenID Connect sign-in',
  'oidc-hybrid': 'the OpenID Connect sign-in',
  'oauth-password': 'the OAuth password grant',
  'oauth-client-credentials': 'the OAuth client credentials grant',
  'oauth-device': 'the OAuth device sign-in',
  saml: 'the SAML sign-in',
  'ws-federation': 'the WS-Federation sign-in',
  cas: 'the CAS sign-in',
  webauthn: 'the passkey sign-in',
  'http-challenge': 'the answer to the HTTP challenge',
  unknown: 'the login',
};

/** What to call a login within a sentence, with its article. */
export function describeLogin(id: LoginId): string {
  return LOGIN_WORDS[id];
}

/** Proof key for code exchange (RFC 7636): the method of the challenge. */
export type Pkce = 'S256' | 'plain' | 'none' | 'unknown';

/** What became of a login: judged by what followed it. */
export type LoginOutcome = 'succeeded' | 'failed' | 'pending';

export interface LoginReport {
  id: LoginId;
  pkce?: Pkce;
  /** Host that issued the credential, where it is not the site itself. */
  provider?: string;
  /** What happened, one line a step. */
  steps: string[];
  exchanges: string[];
  /** `pending` when nothing in the capture tells whether it worked. */
  outcome?: LoginOutcome;
}

/** One attempt to sign in, while it goes on and after. */
export interface LoginAttempt {
  /** Milliseconds since the epoch, and status, of the exchange that submitted it. */
  startedAt: number;
  status: number;
  /** Names of the fields that were sent, and the procedure that was called. */
  fields?: string[];
  call?: string;
  /** What an HTTP challenge says of itself: scheme, realm and the rest, by their names. */
  challenge?: Record<string, string>;
  id: LoginId;
  /** Registrable domain of the site that was signed in to. */
  site: string;
  /** Origin that answered the attempt. */
  origin: string;
  pkce?: Pkce;
  provider?: string;
  /** Number of the exchange that submitted it. */
  firstNumber: number;
  /** Number of the last exchange that belongs to it. */
  lastNumber: number;
  exchanges: string[];
  steps: string[];
  outcome: LoginOutcome;
  /** The person's browser navigated, rather than a script fetching. */
  navigation: boolean;
  /** Something that may prove an identity was set or changed by an answer of the attempt. */
  minted: boolean;
  /** A token endpoint gave out tokens for it. */
  redeemed?: true;
  /** It went to a host of another site. */
  foreign?: boolean;
  /** The page it led to, which is an ordinary request again. */
  landing?: string;
  /** What was sent is not in the recording; that it was a login is known from where it went. */
  unrecorded?: boolean;
  /** A cookie that an answer of it sets, and that browsers must refuse. */
  refusedCookie?: { name: string; why: string };
  /** How sure it is that this was a login at all: a field for a password says so, a form that merely was followed by access does not. */
  named: boolean;
}

/** A sign-out, as far as it can be seen. */
export interface LogoutEvent {
  site: string;
  exchange: string;
  number: number;
  /** When it was answered, in milliseconds since the epoch. */
  endedAt: number;
  /** Cookies deleted by the answer. */
  cleared: string[];
}

/** A credential renewed without the person. */
export interface RefreshEvent {
  site: string;
  exchange: string;
  number: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** Exchanges kept of one attempt. */
const MAX_EXCHANGES = 24;
const MAX_STEPS = 16;

/** Adds an exchange to an attempt; the newest are left out once there are too many. */
export function addExchange(attempt: LoginAttempt, id: string, number: number): void {
  if (number > attempt.lastNumber) attempt.lastNumber = number;
  if (attempt.exchanges.length < MAX_EXCHANGES && !attempt.exchanges.includes(id)) attempt.exchanges.push(id);
}

/** Adds one line to the story of an attempt; a line that stands there is not written again. */
export function addStep(attempt: LoginAttempt, text: string): void {
  if (attempt.steps.length < MAX_STEPS && !attempt.steps.includes(text)) attempt.steps.push(text);
}
