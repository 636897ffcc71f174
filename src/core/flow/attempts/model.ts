/** How somebody tried to sign in, to renew or to sign out; one file of this folder knows each. */
export type ProtocolId =
  | 'oauth-code'
  | 'oauth-implicit'
  | 'oauth-hybrid'
  | 'oauth-device'
  | 'oauth-client-credentials'
  | 'oauth-password'
  | 'oauth-refresh'
  | 'oauth-token-exchange'
  | 'oauth-jwt-bearer'
  | 'oidc-logout'
  | 'front-channel-logout'
  | 'saml'
  | 'saml-logout'
  | 'ws-federation'
  | 'ws-federation-logout'
  | 'cas'
  | 'cas-logout'
  | 'form'
  | 'json'
  | 'graphql'
  | 'json-rpc'
  | 'webauthn'
  | 'fedcm'
  | 'device-bound-session'
  | 'http-challenge'
  | 'renewal'
  | 'logout'
  | 'unknown';

/** What an attempt is for. */
export type Aim = 'sign-in' | 'renew' | 'sign-out';

/** What a protocol was used with. */
export type Trait =
  | 'openid'
  | 'pkce'
  | 'pushed'
  | 'signed-request'
  | 'signed-response'
  | 'form-post'
  | 'fragment'
  | 'dpop'
  | 'silent'
  | 'frame'
  | 'artifact'
  | 'unsolicited'
  | 'encrypted';

/**
 * `worked`: what followed shows it. `refused`: somebody said no. `half-way`: a step is missing that must come next. `not-seen`: what
 * became of it is not in the capture.
 */
export type AttemptOutcome = 'worked' | 'refused' | 'half-way' | 'not-seen';

/** Who takes part: the browser with the page in it, the site that somebody signs in to, who vouches for them, and what the tokens are for. */
export type Party = 'browser' | 'site' | 'provider' | 'api';

/** What happens in a step. */
export type StepKind =
  | 'discovery'
  | 'keys'
  | 'pushed-request'
  | 'authorization-request'
  | 'provider-sign-in'
  | 'authorization-response'
  | 'token-request'
  | 'token-response'
  | 'userinfo'
  | 'session'
  | 'api-request'
  | 'device-request'
  | 'saml-request'
  | 'saml-response'
  | 'saml-artifact'
  | 'ws-request'
  | 'ws-response'
  | 'cas-request'
  | 'cas-ticket'
  | 'challenge'
  | 'credentials'
  | 'ceremony'
  | 'fedcm-accounts'
  | 'fedcm-assertion'
  | 'session-key'
  | 'session-renewal'
  | 'sign-out-request'
  | 'sign-out-response'
  | 'sign-out-frame'
  | 'after-sign-out'
  | 'renewal';

/** Why an attempt is said to have ended so. */
export type OutcomeReason =
  /** A token endpoint gave tokens, or tokens came in the redirect. */
  | 'tokens'
  /** A token endpoint answered without an error, and its words were not seen. */
  | 'answered'
  /** A new credential was set, or access was given that there was none before. */
  | 'session'
  | 'signed-out'
  /** It was set, and browsers must not keep it. */
  | 'cookie-refused'
  /** An error came back through the browser. */
  | 'error-response'
  /** The token endpoint, or the place that was asked, refused. */
  | 'error-answer'
  /** The provider refused the request itself. */
  | 'request-refused'
  | 'status'
  | 'no-answer'
  /** The sign-out left something of the session. */
  | 'left-behind'
  /** The next step is not there. */
  | 'step-missing'
  /** Nothing that was seen tells. */
  | 'nothing-seen'
  /** What can be seen of a login by form or JSON; `story` tells. */
  | 'judged';

/** A parameter as its standard calls it. Which values may be shown is decided where reports are made. */
export interface StepParameter {
  name: string;
  value?: string;
  /** Characters of the value; absent where the value was not seen. */
  length?: number;
  /** Pseudonym of the credential that the value is. */
  credential?: string;
}

/** What could not be read, or is not as it should be, in one step. */
export type StepProblem =
  /** The parameter is there more than once: `detail` names it. */
  | 'twice'
  | 'body-unseen'
  | 'answer-unseen'
  | 'cut-short'
  | 'unreadable'
  | 'doctype'
  | 'encrypted'
  | 'hidden-parameters'
  | 'not-answered';

export interface AttemptStep {
  kind: StepKind;
  /** The exchange it is in; absent of a step that was not seen. */
  exchange?: string;
  /** `elsewhere`: it goes between servers, or came before the capture. `missing`: it has to come and did not. */
  seen: 'seen' | 'elsewhere' | 'missing';
  from: Party;
  to: Party;
  /** Host that the message goes to, with its port. */
  host?: string;
  /** How it travels through the browser. */
  via?: 'redirect' | 'navigation' | 'form' | 'fetch' | 'frame' | 'fragment';
  /** Status of the answer, where the step is one that is answered. */
  status?: number;
  parameters: StepParameter[];
  /** Names of what it hands on to the next step. */
  hands: string[];
  problems: { code: StepProblem; detail?: string }[];
  /** What the answer says of an error. */
  said?: string;
  /** Of a SAML message or a token, what people ask for first: names of this map are those of the standard. */
  facts?: Readonly<Record<string, string>>;
}

/** A check between two steps. */
export type CheckId =
  | 'state'
  | 'nonce'
  | 'pkce'
  | 'redirect-uri'
  | 'issuer'
  | 'at-hash'
  | 'c-hash'
  | 's-hash'
  | 'code-once'
  | 'client'
  | 'id-token-audience'
  | 'userinfo-subject'
  | 'dpop-method'
  | 'dpop-address'
  | 'dpop-token'
  | 'dpop-key'
  | 'dpop-once'
  | 'dpop-time'
  | 'dpop-nonce'
  | 'saml-in-response-to'
  | 'saml-destination'
  | 'saml-recipient'
  | 'saml-audience'
  | 'saml-time'
  | 'relay-state'
  | 'ws-context'
  | 'ws-realm'
  | 'ws-time'
  | 'cas-service'
  | 'cas-once'
  | 'webauthn-relying-party'
  | 'webauthn-origin'
  | 'webauthn-challenge'
  | 'webauthn-user-verified'
  | 'session-changed'
  | 'cookies-cleared'
  | 'closed-after';

/** The reason of a result; texts are made of it where they are shown. */
export type CheckReason =
  | 'equal'
  | 'fits'
  | 'once'
  | 'different'
  | 'absent'
  | 'not-sent-before'
  | 'left-out'
  | 'not-fitting'
  | 'reused'
  | 'expired'
  | 'too-early'
  | 'in-time'
  | 'other-identity'
  | 'still-open'
  | 'kept'
  | 'changed'
  | 'cleared'
  | 'closed'
  /** Not seen, because … */
  | 'no-request'
  | 'no-response'
  | 'no-token-request'
  | 'no-id-token'
  | 'not-in-request'
  | 'not-in-token'
  | 'hidden'
  | 'encrypted'
  | 'taken-out'
  | 'body-unseen'
  | 'other-hash'
  | 'opaque-token'
  | 'issuer-unknown'
  | 'malformed'
  | 'audience-unknown'
  | 'unsolicited'
  | 'retry-asked'
  | 'not-answered'
  | 'no-cookie'
  | 'nothing-after'
  | 'clock-unknown'
  | 'not-exposed'
  | 'server-session'
  | 'other-cookie'
  | 'unreadable';

export interface AttemptCheck {
  id: CheckId;
  /** `unseen` is never counted as wrong. */
  result: 'ok' | 'broken' | 'unseen';
  because: CheckReason;
  /** The exchanges that were compared. */
  exchanges: string[];
  /** What should be there and what is, where both are no secret. */
  expected?: string;
  found?: string;
  /** Name of the cookie, or the parameter, where there may be several. */
  about?: string;
}

/** One try to sign in, to renew or to sign out. */
export interface Attempt {
  /** The same in each version of the report. */
  id: string;
  aim: Aim;
  protocol: ProtocolId;
  traits: Trait[];
  outcome: AttemptOutcome;
  because: { code: OutcomeReason; exchange?: string; said?: string };
  /** The step that has to come next and did not; of a `half-way` one. */
  missing?: StepKind;
  /** Registrable domain of the site that was signed in to, or out of. */
  site: string;
  /** Host of who vouches, where that is another. */
  provider?: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  first: string;
  last: string;
  exchanges: string[];
  steps: AttemptStep[];
  checks: AttemptCheck[];
  /** What was seen of a login by form or JSON, one line a step. */
  story?: string[];
}
