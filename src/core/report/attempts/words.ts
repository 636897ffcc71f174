import type {
  Aim,
  Attempt,
  AttemptOutcome,
  AttemptStep,
  Party,
  ProtocolId,
  StepKind,
  StepProblem,
  Trait,
} from '../../flow/attempts/model.ts';

/** What people call each protocol. */
export const PROTOCOLS: Readonly<Record<ProtocolId, string>> = {
  'oauth-code': 'OAuth 2.0, authorization code',
  'oauth-implicit': 'OAuth 2.0, implicit',
  'oauth-hybrid': 'OpenID Connect, hybrid',
  'oauth-device': 'OAuth 2.0, device authorization',
  'oauth-client-credentials': 'OAuth 2.0, client credentials',
  'oauth-password': 'OAuth 2.0, password grant',
  'oauth-refresh': 'OAuth 2.0, refresh token',
  'oauth-token-exchange': 'OAuth 2.0, token exchange',
  'oauth-jwt-bearer': 'OAuth 2.0, JWT bearer grant',
  'oidc-logout': 'OpenID Connect, logout',
  'front-channel-logout': 'OpenID Connect, front-channel logout',
  saml: 'SAML 2.0',
  'saml-logout': 'SAML 2.0, logout',
  'ws-federation': 'WS-Federation',
  'ws-federation-logout': 'WS-Federation, logout',
  cas: 'CAS',
  'cas-logout': 'CAS, logout',
  form: 'Form',
  json: 'JSON request',
  graphql: 'GraphQL',
  'json-rpc': 'JSON-RPC',
  webauthn: 'WebAuthn (passkey)',
  fedcm: 'FedCM',
  'device-bound-session': 'Device-bound session',
  'http-challenge': 'HTTP challenge',
  renewal: 'Renewal',
  logout: 'Logout',
  unknown: 'Not told by what was seen',
};

const OPENID: Partial<Record<ProtocolId, string>> = {
  'oauth-code': 'OpenID Connect, authorization code',
  'oauth-implicit': 'OpenID Connect, implicit',
};

/** The protocol of an attempt; OAuth 2.0 that signs people in is OpenID Connect. */
export function nameProtocol({ protocol, traits }: Pick<Attempt, 'protocol' | 'traits'>): string {
  return (traits.includes('openid') ? OPENID[protocol] : undefined) ?? PROTOCOLS[protocol];
}

/** What an attempt was made with beside its protocol, as words of a list. */
export const TRAITS: Readonly<Record<Trait, string>> = {
  openid: 'with an ID token',
  pkce: 'PKCE',
  pushed: 'pushed request (PAR)',
  'signed-request': 'signed request (JAR)',
  'signed-response': 'signed response (JARM)',
  'form-post': 'answer by form_post',
  fragment: 'answer in the fragment',
  dpop: 'DPoP',
  silent: 'silent (prompt=none)',
  frame: 'in a frame',
  artifact: 'by artifact',
  unsolicited: 'begun by the identity provider',
  encrypted: 'encrypted assertion',
};

const TRIED: Readonly<Record<Aim, Readonly<Record<AttemptOutcome, string>>>> = {
  'sign-in': {
    worked: 'Signed in by',
    refused: 'Tried to sign in by',
    'half-way': 'Began to sign in by',
    'not-seen': 'Tried to sign in by',
  },
  renew: {
    worked: 'Renewed by',
    refused: 'Tried to renew by',
    'half-way': 'Began to renew by',
    'not-seen': 'Tried to renew by',
  },
  'sign-out': {
    worked: 'Signed out by',
    refused: 'Tried to sign out by',
    'half-way': 'Began to sign out by',
    'not-seen': 'Tried to sign out by',
  },
};

/** `Signed in by` of one that worked, and of no other. */
export function nameAim({ aim, outcome }: Pick<Attempt, 'aim' | 'outcome'>): string {
  return TRIED[aim][outcome];
}

export const OUTCOMES: Readonly<Record<AttemptOutcome, string>> = {
  worked: 'worked',
  refused: 'refused',
  'half-way': 'half-way',
  'not-seen': 'how it ended was not seen',
};

export const PARTIES: Readonly<Record<Party, string>> = {
  browser: 'browser',
  site: 'site',
  provider: 'provider',
  api: 'API',
};

/** What a step is called. */
export const STEPS: Readonly<Record<StepKind, string>> = {
  discovery: 'Description of the provider',
  keys: 'Keys of the provider',
  'pushed-request': 'Pushed authorization request',
  'authorization-request': 'Authorization request',
  'provider-sign-in': 'Sign-in at the provider',
  'authorization-response': 'Authorization response',
  'token-request': 'Token request',
  'token-response': 'Token response',
  userinfo: 'UserInfo request',
  session: 'Session of the site',
  'api-request': 'First request with the token',
  'device-request': 'Device authorization request',
  'saml-request': 'SAML request',
  'saml-response': 'SAML response',
  'saml-artifact': 'SAML artifact',
  'ws-request': 'WS-Federation sign-in request',
  'ws-response': 'WS-Federation token',
  'cas-request': 'CAS sign-in request',
  'cas-ticket': 'CAS service ticket',
  challenge: 'HTTP challenge',
  credentials: 'Credentials',
  ceremony: 'WebAuthn options',
  'fedcm-accounts': 'Accounts of the provider (FedCM)',
  'fedcm-assertion': 'Token of the provider (FedCM)',
  'session-key': 'Registration of the session’s key',
  'session-renewal': 'Renewal of the bound session',
  'sign-out-request': 'Sign-out request',
  'sign-out-response': 'Back from the sign-out',
  'sign-out-frame': 'Sign-out in a frame',
  'after-sign-out': 'Request after the sign-out',
  renewal: 'Renewal',
};

const STEP_TEXTS: Readonly<Record<StepKind, string>> = {
  discovery: 'The page reads the addresses and abilities of the provider.',
  keys: 'The page reads the keys that the provider signs with.',
  'pushed-request': 'The client hands the parameters to the provider directly and gets a reference to them.',
  'authorization-request': 'The site sends the browser to the provider, to have the person signed in there.',
  'provider-sign-in': 'The person proves to the provider who they are.',
  'authorization-response': 'The provider sends the browser back with its answer.',
  'token-request': 'The code, or another grant, is exchanged for tokens.',
  'token-response': 'The provider answers with tokens, or with an error.',
  userinfo: 'The page asks the provider who the user is.',
  session: 'The site sets what the browser is known by from here on.',
  'api-request': 'The token goes to the API it is for.',
  'device-request': 'The device asks for a code that the person types in elsewhere.',
  'saml-request': 'The service provider sends the browser to the identity provider.',
  'saml-response': 'The identity provider sends its statement about the person through the browser.',
  'saml-artifact': 'The identity provider sends a reference; the statement itself goes between the servers.',
  'ws-request': 'The site sends the browser to the identity provider.',
  'ws-response': 'The identity provider sends its token through the browser.',
  'cas-request': 'The site sends the browser to the CAS server.',
  'cas-ticket': 'The CAS server sends the browser back with a ticket that is good once.',
  challenge: 'The server asks for authentication and names the schemes it takes.',
  credentials: 'The person’s proof goes to the server.',
  ceremony: 'The server hands out a challenge for the authenticator.',
  'fedcm-accounts': 'The browser asks the provider which accounts are signed in.',
  'fedcm-assertion': 'The provider gives the browser a token for the site.',
  'session-key': 'The browser registers a key that the session is bound to.',
  'session-renewal': 'The browser proves the key and gets a fresh short-lived cookie.',
  'sign-out-request': 'The site asks to end the session.',
  'sign-out-response': 'The browser comes back from the sign-out.',
  'sign-out-frame': 'The provider has a site end its session in a frame.',
  'after-sign-out': 'A request with what was signed out.',
  renewal: 'What proves the identity is exchanged for a fresh one.',
};

const MISSING: Partial<Record<StepKind, string>> = {
  'authorization-response': 'No answer of the provider was seen.',
  'token-request':
    'The code came back, and nothing that takes it was seen: neither a token request of the page nor a new cookie.',
  'token-response': 'No answer to the token request was seen.',
  session: 'Nothing was left by which the site would know the browser.',
  'provider-sign-in': 'The person has not agreed yet, as far as was seen.',
  'saml-response': 'No answer of the identity provider was seen.',
  'ws-response': 'No answer of the identity provider was seen.',
  'cas-ticket': 'No ticket was seen to come back.',
  'sign-out-response': 'The browser was not seen to come back.',
};

const ELSEWHERE: Partial<Record<StepKind, string>> = {
  'authorization-request': 'It was sent before the capture began, or is not in it.',
  'token-request': 'It goes from the site’s server to the provider, where no browser sees it.',
  'device-request': 'It was sent before the capture began, or by the device itself.',
  'saml-request': 'None was seen: it came before the capture, or the identity provider began by itself.',
};

/** One plain sentence about a step: what happens in it, or that it was not seen. */
export function describeStep({ kind, seen }: Pick<AttemptStep, 'kind' | 'seen'>): string {
  if (seen === 'missing') return MISSING[kind] ?? 'It was not seen.';
  return seen === 'elsewhere' ? (ELSEWHERE[kind] ?? 'It is not in the capture.') : STEP_TEXTS[kind];
}

const PROBLEMS: Readonly<Record<StepProblem, string>> = {
  twice: 'is there more than once',
  'body-unseen': 'what was sent was not recorded whole',
  'answer-unseen': 'the body of the answer was not seen',
  'cut-short': 'the message is cut short; what could be read is shown',
  unreadable: 'the message cannot be read',
  doctype: 'the message has a document type declaration, which is not followed',
  encrypted: 'it is encrypted for somebody else',
  'hidden-parameters': 'its parameters were handed over elsewhere and cannot be seen',
  'not-answered': 'no answer was seen',
};

/** What could not be read of a step, or is not as it should be. */
export function describeProblem({ code, detail }: AttemptStep['problems'][number]): string {
  return code === 'twice' ? `${detail ?? 'A parameter'} ${PROBLEMS.twice}` : PROBLEMS[code];
}

/** Why an attempt is said to have ended as it did. */
export function describeEnd({ because, outcome, missing }: Pick<Attempt, 'because' | 'outcome' | 'missing'>): string {
  const said = because.said === undefined ? '' : because.said;
  const quoted = said === '' ? '' : ` It says “${said}”.`;
  switch (because.code) {
    case 'tokens':
      return 'Tokens were issued.';
    case 'session':
      return 'What followed shows it: a new credential was set, or the browser was let in.';
    case 'answered':
      return 'The answer was no error, as far as was seen.';
    case 'signed-out':
      return 'The sign-out was answered.';
    case 'left-behind':
      return 'The sign-out was answered, and something of the session was left: the checks say what.';
    case 'error-response':
      return `The provider sent an error back${said === '' ? '' : `: ${said}`}.`;
    case 'error-answer':
      return `The answer was an error.${quoted}`;
    case 'request-refused':
      return `The provider refused the request itself.${quoted}`;
    case 'status':
      return 'The answer was refused where it was delivered.';
    case 'no-answer':
      return 'No answer was seen.';
    case 'step-missing':
      return missing === undefined ? 'A step is missing.' : describeStep({ kind: missing, seen: 'missing' });
    case 'cookie-refused':
      return `A browser refuses the cookie that was set${said === '' ? '' : `: ${said}`}`;
    case 'nothing-seen':
      return 'Nothing in the capture tells how it ended.';
    case 'judged':
      return outcome === 'refused'
        ? said || 'What followed tells that it was refused.'
        : 'What followed tells that it worked.';
  }
}
