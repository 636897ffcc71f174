import type { Change } from './breakages.ts';
import { type Entry, SESSION } from './flows.ts';

/** The server refuses here, and nothing follows; `json` is all it says. */
function denies(index: number, status: number, json?: object, answer: Record<string, string> = {}): Change {
  return (entries) => {
    const entry = entries[index] as Entry;
    entries.splice(index + 1);
    entry.status = status;
    const { location: _, 'set-cookie': __, ...rest } = entry.answer ?? {};
    entry.answer = { ...rest, ...answer };
    if (json) entry.json = json;
    else delete entry.json;
  };
}

const callback = denies(2, 400);
const posted = denies(1, 401);
const grant = denies(4, 400, { error: 'invalid_grant' });
const proof = denies(4, 400, { error: 'invalid_dpop_proof' });
const resource = denies(5, 401, undefined, { 'www-authenticate': 'DPoP error="invalid_token"' });
const assertion = denies(2, 403);
const nothing: Change = () => {};

/** What a server that checks makes of a breakage, saying as little as servers do, and the cause that has to be named first. */
export const refusals: Readonly<Record<string, [change: Change, cause: string]>> = {
  'code: another state comes back': [callback, 'state-mismatch'],
  'code: no state comes back': [callback, 'state-mismatch'],
  'code: another state was sent': [callback, 'state-mismatch'],
  'code: another issuer answers': [callback, 'issuer-mismatch'],
  'code: another verifier': [grant, 'verifier-other'],
  'code: a challenge one character too long': [grant, 'verifier-other'],
  'code: no verifier': [grant, 'verifier-other'],
  'code: a verifier without a challenge': [grant, 'verifier-other'],
  'code: another redirect URI in the token request': [grant, 'redirect-uri-differs'],
  'code: a slash more in the redirect URI': [grant, 'redirect-uri-differs'],
  'code: the code is sent once more': [nothing, 'code-used-twice'],
  'dpop: a proof for another method': [proof, 'dpop-proof-wrong'],
  'dpop: a proof for another address': [proof, 'dpop-proof-wrong'],
  'dpop: a proof for another token': [resource, 'dpop-proof-wrong'],
  'dpop: a proof without ath': [resource, 'dpop-proof-wrong'],
  'dpop: a number that was used': [proof, 'dpop-proof-wrong'],
  'dpop: a proof of an hour ago': [resource, 'dpop-proof-wrong'],
  'dpop: a proof of the next hour': [resource, 'dpop-proof-wrong'],
  'dpop: the nonce cannot be read by the page': [nothing, 'header-not-exposed'],
  'hybrid: c_hash of another code': [posted, 'id-token-misfit'],
  'hybrid: another code beside the ID token': [posted, 'id-token-misfit'],
  'hybrid: s_hash of another state': [posted, 'id-token-misfit'],
  'hybrid: another nonce in the ID token': [posted, 'id-token-misfit'],
  'saml: InResponseTo of another request': [assertion, 'saml-refused'],
  'saml: no InResponseTo': [assertion, 'saml-refused'],
  'saml: another Destination': [assertion, 'saml-refused'],
  'saml: another Recipient': [assertion, 'saml-refused'],
  'saml: another audience': [assertion, 'saml-refused'],
  'saml: its time is over': [assertion, 'saml-refused'],
  'saml: its time has not begun': [assertion, 'saml-refused'],
  'saml: another RelayState': [assertion, 'relay-state'],
  'saml: no RelayState': [assertion, 'relay-state'],
  'form: another cookie of the name is deleted': [stays, 'logout-other-cookie'],
  'form: the session still works after the sign-out': [tellsUser, 'logout-kept-cookie'],
};

/** The session goes on after the sign-out. */
function stays(entries: Entry[]): void {
  entries.push({
    url: 'https://app.example.com/api/me',
    type: 'fetch',
    headers: { cookie: `sid=${SESSION}` },
    json: { user: 'a' },
  });
}

/** What is asked last is answered with somebody in it. */
function tellsUser(entries: Entry[]): void {
  const last = entries.at(-1) as Entry;
  last.json = { user: 'a' };
}
