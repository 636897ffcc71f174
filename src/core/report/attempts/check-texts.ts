import type { AttemptCheck, CheckId, CheckReason } from '../../flow/attempts/model.ts';

interface CheckText {
  /** What is checked. */
  title: string;
  /** Where it is written. */
  reference: string;
  /** By reason; what is not here is said in general words. */
  reasons?: Partial<Record<CheckReason, string>>;
}

const TEXTS: Readonly<Record<CheckId, CheckText>> = {
  state: {
    title: 'state came back',
    reference: 'RFC 6749 4.1.2',
    reasons: {
      equal: 'The answer has the state of the request.',
      absent: 'The request had a state, and the answer has none.',
      different: 'The answer has another state than the request.',
      'not-in-request': 'The request had no state to compare with.',
    },
  },
  nonce: {
    title: 'nonce is in the ID token',
    reference: 'OIDC Core 3.1.3.7',
    reasons: {
      equal: 'The ID token has the nonce of the request.',
      absent: 'The request had a nonce, and the ID token has none.',
      different: 'The ID token has another nonce than the request.',
      'no-id-token': 'No ID token was seen in the answer.',
      'no-token-request': 'The ID token goes to the site’s server.',
    },
  },
  pkce: {
    title: 'code_verifier fits code_challenge',
    reference: 'RFC 7636 4.6',
    reasons: {
      fits: 'The hash of the verifier is the challenge.',
      'not-fitting': 'The hash of the verifier is another than the challenge.',
      'left-out': 'The request had a code_challenge, and the token request has no code_verifier.',
      'not-in-request': 'The token request has a code_verifier, and the request had no code_challenge.',
      malformed: 'The challenge has not the form of a hash in base64url.',
      'no-token-request':
        'The verifier goes from the site’s server to the provider, or the token request was not seen.',
    },
  },
  'redirect-uri': {
    title: 'redirect_uri is the same in both requests',
    reference: 'RFC 6749 4.1.3',
    reasons: {
      equal: 'Both requests have the same.',
      different: 'The token request has another than the authorization request.',
      'left-out': 'The token request has none, as OAuth 2.1 has it; RFC 6749 asks for it.',
    },
  },
  issuer: {
    title: 'iss names the server that was asked',
    reference: 'RFC 9207 2.4',
    reasons: {
      equal: 'It is the issuer that the server names elsewhere.',
      fits: 'It names the host that was asked.',
      absent: 'The server’s description promises iss in the answer, and it is not there.',
      different: 'It names another server than the one that was asked.',
      'issuer-unknown': 'What the server calls itself was not seen.',
    },
  },
  'at-hash': { title: 'at_hash fits the access token', reference: 'OIDC Core 3.1.3.6' },
  'c-hash': { title: 'c_hash fits the code', reference: 'OIDC Core 3.3.2.11' },
  's-hash': { title: 's_hash fits the state', reference: 'FAPI 1.0 Advanced 5.1' },
  'code-once': {
    title: 'the code was used once',
    reference: 'RFC 6749 4.1.2',
    reasons: {
      once: 'It was redeemed in one request.',
      reused: 'The same code was sent again after it had been answered.',
      'retry-asked':
        'It was sent again after the server had asked for a nonce, or had decided nothing, as it should be.',
    },
  },
  client: { title: 'both requests are of one client', reference: 'RFC 6749 4.1.3' },
  'id-token-audience': {
    title: 'the ID token is for the client that asked',
    reference: 'OIDC Core 3.1.3.7',
    reasons: {
      fits: 'aud names the client.',
      different: 'aud does not name the client.',
    },
  },
  'userinfo-subject': {
    title: 'sub of UserInfo is that of the ID token',
    reference: 'OIDC Core 5.3.2',
    reasons: { equal: 'Both name the same user.', different: 'They name two users.' },
  },
  'dpop-method': { title: 'htm is the method of the request', reference: 'RFC 9449 4.3' },
  'dpop-address': { title: 'htu is the address of the request', reference: 'RFC 9449 4.3' },
  'dpop-token': {
    title: 'ath fits the token beside it',
    reference: 'RFC 9449 4.3',
    reasons: { absent: 'The proof goes with a token and has no ath.' },
  },
  'dpop-key': {
    title: 'the token is bound to the key of the proof',
    reference: 'RFC 9449 6.1',
    reasons: {
      fits: 'cnf.jkt is the thumbprint of the key.',
      'not-fitting': 'cnf.jkt is the thumbprint of another key.',
      different: 'A later proof is made with another key than the one the token was asked for with.',
      'not-in-token': 'The token names no key.',
    },
  },
  'dpop-once': {
    title: 'each proof has a jti of its own',
    reference: 'RFC 9449 11.1',
    reasons: { once: 'None was seen twice.', reused: 'Two requests carry proofs with one jti.' },
  },
  'dpop-time': {
    title: 'iat is the time of the request',
    reference: 'RFC 9449 4.3',
    reasons: {
      'in-time': 'It is within five minutes of the server’s clock.',
      expired: 'It is more than five minutes before the time of the answer.',
      'too-early': 'It is more than five minutes after the time of the answer.',
    },
  },
  'dpop-nonce': {
    title: 'the proof has the nonce that the server gave',
    reference: 'RFC 9449 8',
    reasons: {
      'retry-asked': 'The server asked for a nonce, and the request came again with it, as it should be.',
      'left-out': 'The server asked for a nonce, and the last proof has none.',
      different: 'The server asked for a nonce, and did not take the one that came.',
      'not-exposed':
        'The server asked for a nonce, and Access-Control-Expose-Headers does not let the page read DPoP-Nonce.',
    },
  },
  'saml-in-response-to': {
    title: 'InResponseTo names the request',
    reference: 'SAML Profiles 4.1.4.3',
    reasons: {
      equal: 'It is the ID of the request.',
      different: 'It is the ID of no request that was seen.',
      absent: 'The request had an ID, and the answer names none.',
      unsolicited: 'The answer names no request: the identity provider began by itself, or no request was seen.',
    },
  },
  'saml-destination': {
    title: 'Destination is where it was delivered',
    reference: 'SAML Bindings 3.5.5.2',
    reasons: { equal: 'It is the address that it was posted to.', different: 'It was delivered to another address.' },
  },
  'saml-recipient': {
    title: 'Recipient is where it was delivered',
    reference: 'SAML Profiles 4.1.4.3',
    reasons: { equal: 'It is the address that it was posted to.', different: 'It was delivered to another address.' },
  },
  'saml-audience': {
    title: 'Audience is the service provider',
    reference: 'SAML Core 2.5.1.4',
    reasons: {
      fits: 'It is what the service provider calls itself in its request.',
      different: 'It is another than the service provider calls itself in its request.',
      'audience-unknown': 'What the service provider calls itself was not seen.',
    },
  },
  'saml-time': {
    title: 'it was delivered in its time',
    reference: 'SAML Profiles 4.1.4.3',
    reasons: {
      'in-time': 'It came between NotBefore and NotOnOrAfter.',
      expired: 'It came after NotOnOrAfter.',
      'too-early': 'It came before NotBefore.',
    },
  },
  'relay-state': {
    title: 'RelayState came back',
    reference: 'SAML Bindings 3.5.3',
    reasons: {
      equal: 'The answer has the RelayState of the request.',
      different: 'The answer has another RelayState than the request.',
      absent: 'The request had a RelayState, and the answer has none.',
    },
  },
  'ws-context': {
    title: 'wctx came back',
    reference: 'WS-Federation 13.2.1',
    reasons: {
      equal: 'The answer has the wctx of the request.',
      different: 'The answer has another wctx than the request.',
      absent: 'The request had a wctx, and the answer has none.',
    },
  },
  'ws-realm': {
    title: 'the token is for the realm that asked',
    reference: 'WS-Federation 13.2.1',
    reasons: { fits: 'Its audience is wtrealm.', different: 'Its audience is not wtrealm.' },
  },
  'ws-time': {
    title: 'the token was delivered in its time',
    reference: 'WS-Federation 13.2.2',
    reasons: {
      'in-time': 'It came between NotBefore and NotOnOrAfter.',
      expired: 'It came after NotOnOrAfter.',
      'too-early': 'It came before NotBefore.',
    },
  },
  'cas-service': {
    title: 'the ticket went to the service that asked',
    reference: 'CAS Protocol 2.2.4',
    reasons: { equal: 'It came to the address in service.', different: 'It came to another address than service.' },
  },
  'cas-once': {
    title: 'the ticket was used once',
    reference: 'CAS Protocol 3.1.1',
    reasons: { once: 'It was delivered once.', reused: 'The same ticket was sent again.' },
  },
  'webauthn-relying-party': {
    title: 'rp.id fits the host',
    reference: 'WebAuthn 5.1.3',
    reasons: {
      fits: 'The authenticator answered for the host, or for a domain above it.',
      different: 'The authenticator answered neither for the host nor for a domain above it.',
    },
  },
  'webauthn-origin': {
    title: 'the authenticator answered for this origin',
    reference: 'WebAuthn 7.2',
    reasons: {
      equal: 'The origin in clientDataJSON is that of the request.',
      different: 'The origin in clientDataJSON is another than that of the request.',
    },
  },
  'webauthn-challenge': {
    title: 'the answer has the challenge that was given',
    reference: 'WebAuthn 7.2',
    reasons: {
      equal: 'It is the challenge of the options.',
      different: 'It is another challenge than that of the options seen last.',
      'no-request': 'The options were not seen.',
    },
  },
  'webauthn-user-verified': {
    title: 'the person was verified, as was asked',
    reference: 'WebAuthn 7.2',
    reasons: { fits: 'The flag UV is set.', absent: 'The options require it, and the flag UV is not set.' },
  },
  'session-changed': {
    title: 'the session ID changed at the sign-in',
    reference: 'ASVS 7.2.4',
    reasons: {
      changed: 'The cookie has another value after it.',
      kept: 'The cookie has the same value before and after.',
      'no-cookie': 'No session cookie was seen before it.',
      'nothing-after': 'No request after it was seen.',
    },
  },
  'cookies-cleared': {
    title: 'the sign-out cleared the session’s cookie',
    reference: 'ASVS 7.4.1',
    reasons: {
      cleared: 'The cookie that was set is the one that was deleted.',
      changed: 'The cookie got another value.',
      kept: 'The browser still sends it after the sign-out.',
      'other-identity': 'What was deleted is another cookie of that name: Domain, Path or partition differ.',
      'nothing-after': 'It was not deleted in what was seen, and no request after the sign-out was seen.',
      'no-cookie': 'The sign-out carried no session cookie.',
      'server-session': 'It was not deleted; the server may have ended the session by itself.',
      'other-cookie': 'It was not deleted, but another one was; what this one is for was not seen.',
    },
  },
  'closed-after': {
    title: 'what was signed out opens nothing any more',
    reference: 'ASVS 7.4.1',
    reasons: {
      closed: 'A request with it was refused.',
      kept: 'It was sent again and not refused; whether everybody is let in there was not seen.',
      'still-open': 'A request with it is let in that is refused without it.',
      'nothing-after': 'No request with it after the sign-out was seen.',
    },
  },
};

const REASONS: Readonly<Record<CheckReason, string>> = {
  equal: 'They are equal.',
  fits: 'It fits.',
  once: 'It was seen once.',
  different: 'They differ.',
  absent: 'It is not there.',
  'not-sent-before': 'It was not sent before.',
  'left-out': 'It was left out.',
  'not-fitting': 'It does not fit.',
  reused: 'It was used again.',
  expired: 'Its time was over.',
  'too-early': 'Its time had not begun.',
  'in-time': 'It is within its time.',
  'other-identity': 'It is another of that name.',
  'still-open': 'It still works.',
  'other-cookie': 'Another cookie was deleted.',
  kept: 'It stayed as it was.',
  changed: 'It changed.',
  cleared: 'It was cleared.',
  closed: 'It works no more.',
  'no-request': 'The request is not in the capture.',
  'no-response': 'The answer is not in the capture.',
  'no-token-request': 'No token request was seen.',
  'no-id-token': 'No ID token was seen.',
  'not-in-request': 'The request does not have it.',
  'not-in-token': 'The token does not say it, or what it is to be compared with was not seen.',
  hidden: 'The parameters of the request were handed over elsewhere.',
  encrypted: 'It is encrypted for somebody else.',
  'taken-out': 'The value was taken out of the recording.',
  'body-unseen': 'What was sent was not recorded whole.',
  'other-hash': 'Its algorithm uses another hash, which is not computed here.',
  'opaque-token': 'The token is none that can be read.',
  'issuer-unknown': 'The name of the issuer was not seen.',
  malformed: 'It has not the form that the standard asks for.',
  'audience-unknown': 'The audience was not seen.',
  unsolicited: 'There was no request.',
  'retry-asked': 'The server asked for it again.',
  'not-answered': 'No answer was seen.',
  'no-cookie': 'No such cookie was seen.',
  'nothing-after': 'Nothing after it was seen.',
  'clock-unknown': 'The time was not seen.',
  'not-exposed': 'The page may not read it.',
  'server-session': 'The server may have ended it by itself.',
  unreadable: 'It cannot be read.',
};

export const RESULTS: Readonly<Record<AttemptCheck['result'], string>> = {
  ok: 'right',
  broken: 'wrong',
  unseen: 'cannot be seen',
};

/** What a check looks at: `state came back`. */
export function nameCheck({ id, about }: Pick<AttemptCheck, 'id' | 'about'>): string {
  return about === undefined ? TEXTS[id].title : `${TEXTS[id].title} (${about})`;
}

/** Why a check ended so, in one sentence; with what was expected and found, where that is no secret. */
export function describeCheck({ id, because, result, expected, found }: AttemptCheck): string {
  const reason = TEXTS[id].reasons?.[because] ?? REASONS[because];
  if (result !== 'broken') return reason;
  const sides = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ];
  return sides.length === 0 ? reason : `${reason.replace(/\.$/, '')}: ${sides.join(', ')}.`;
}

/** The section of the standard that asks for it. */
export function referenceOf({ id }: Pick<AttemptCheck, 'id'>): string {
  return TEXTS[id].reference;
}
