import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import { SAML_UNTIL } from '../../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import {
  AUTH_CODE,
  CHECKED,
  cas,
  type Entry,
  form,
  hybrid,
  NONCE,
  SESSION,
  STATE,
  saml,
  spa,
  wsFederation,
} from './flows.ts';

/** What is done to the entries of a good flow. */
export type Change = (entries: Entry[]) => void;

const at = (entries: Entry[], index: number): Entry => entries[index] as Entry;

/** One text in the place of another, in the address of an entry or in the redirect that it is. */
function address(index: number, from: string, to: string): Change {
  return (entries) => {
    const entry = at(entries, index);
    const changed = entry.url.replace(from, to);
    if (changed === entry.url) throw new Error(`${from} is not in ${entry.url}`);
    entry.url = changed;
  };
}

/** The answer as it came back, in the redirect and at the client. */
function back(from: string, to: string): Change {
  return (entries) => {
    const sender = at(entries, 1);
    sender.answer = { ...sender.answer, location: (sender.answer?.location ?? '').replace(from, to) };
    address(2, from, to)(entries);
  };
}

function field(index: number, name: string, value: string | undefined): Change {
  return (entries) => {
    const entry = at(entries, index);
    const { [name]: _, ...rest } = entry.form ?? {};
    entry.form = value === undefined ? rest : { ...rest, [name]: value };
  };
}

const both =
  (name: string, value: string | undefined): Change =>
  (entries) => {
    field(3, name, value)(entries);
    field(4, name, value)(entries);
  };

/** A claim of a JWT in a header, a field or the answer; without a value it is left out. */
function claim(
  find: (entry: Entry) => string,
  put: (entry: Entry, token: string) => void,
  index: number,
  name: string,
  value: unknown,
): Change {
  return (entries) => {
    const entry = at(entries, index);
    const [head, body, tail] = find(entry).split('.') as [string, string, string];
    const claims = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')));
    if (value === undefined) delete claims[name];
    else claims[name] = value;
    const text = btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    put(entry, `${head}.${text}.${tail}`);
  };
}

const ofProof = (index: number, name: string, value: unknown): Change =>
  claim(
    (entry) => entry.headers?.dpop ?? '',
    (entry, token) => {
      entry.headers = { ...entry.headers, dpop: token };
    },
    index,
    name,
    value,
  );

const ofIdToken = (name: string, value: unknown): Change =>
  claim(
    (entry) => (entry.json as { id_token: string }).id_token,
    (entry, token) => {
      entry.json = { ...entry.json, id_token: token };
    },
    4,
    name,
    value,
  );

const ofPosted = (name: string, value: unknown): Change =>
  claim(
    (entry) => entry.form?.id_token ?? '',
    (entry, token) => {
      entry.form = { ...entry.form, id_token: token };
    },
    1,
    name,
    value,
  );

const iso = (offset: number) => new Date(NOW + offset).toISOString();

/** One parameter of a good flow changed, and the check that turns red. */
export const breakages: [
  flow: string,
  what: string,
  entries: () => Entry[],
  change: Change | undefined,
  red: string,
][] = [
  ['code', 'another state comes back', spa, back(STATE, 'st-other'), 'state different'],
  ['code', 'no state comes back', spa, back(`&state=${STATE}`, ''), 'state absent'],
  ['code', 'another state was sent', spa, address(1, STATE, 'st-other'), 'state different'],
  [
    'code',
    'another issuer answers',
    spa,
    back(encodeURIComponent('https://id.example.net'), encodeURIComponent('https://evil.example.org')),
    'issuer different',
  ],
  [
    'code',
    'the issuer that was promised is not there',
    spa,
    back(`&iss=${encodeURIComponent('https://id.example.net')}`, ''),
    'issuer absent',
  ],
  ['code', 'another verifier', spa, both('code_verifier', CHECKED.replace('d', 'e')), 'pkce not-fitting'],
  [
    'code',
    'a challenge one character too long',
    spa,
    address(1, sha256(CHECKED), `${sha256(CHECKED)}A`),
    'pkce not-fitting',
  ],
  ['code', 'no verifier', spa, both('code_verifier', undefined), 'pkce left-out'],
  ['code', 'a verifier without a challenge', spa, address(1, 'code_challenge=', 'challenge='), 'pkce not-in-request'],
  [
    'code',
    'another redirect URI in the token request',
    spa,
    both('redirect_uri', 'https://www.app.example.com/cb'),
    'redirect-uri different',
  ],
  [
    'code',
    'a slash more in the redirect URI',
    spa,
    both('redirect_uri', 'https://app.example.com/cb/'),
    'redirect-uri different',
  ],
  [
    'code',
    'the code is sent once more',
    spa,
    (entries) =>
      void entries.push({
        ...at(entries, 4),
        status: 400,
        json: { error: 'invalid_grant' },
        headers: { ...at(entries, 4).headers, dpop: '' },
      }),
    'code-once reused',
  ],
  ['code', 'another nonce in the ID token', spa, ofIdToken('nonce', 'no-other'), 'nonce different'],
  ['code', 'no nonce in the ID token', spa, ofIdToken('nonce', undefined), 'nonce absent'],
  ['code', 'another nonce was sent', spa, address(1, NONCE, 'no-other'), 'nonce different'],
  ['code', 'at_hash of another token', spa, ofIdToken('at_hash', 'MTIzNDU2Nzg5MDEyMzQ1Ng'), 'at-hash not-fitting'],
  ['code', 'an ID token for another client', spa, ofIdToken('aud', 'mobile'), 'id-token-audience different'],
  [
    'code',
    'UserInfo of another user',
    spa,
    (entries) => {
      at(entries, 5).json = { sub: 'u-2' };
    },
    'userinfo-subject different',
  ],
  ['dpop', 'a proof for another method', spa, ofProof(4, 'htm', 'GET'), 'dpop-method different'],
  [
    'dpop',
    'a proof for another address',
    spa,
    ofProof(4, 'htu', 'https://id.example.net/authorize'),
    'dpop-address different',
  ],
  ['dpop', 'a proof for another token', spa, ofProof(5, 'ath', 'MTIzNDU2Nzg5MDEyMzQ1Ng'), 'dpop-token not-fitting'],
  ['dpop', 'a proof without ath', spa, ofProof(5, 'ath', undefined), 'dpop-token absent'],
  ['dpop', 'a number that was used', spa, ofProof(4, 'jti', 'j-1'), 'dpop-once reused'],
  ['dpop', 'a proof of an hour ago', spa, ofProof(5, 'iat', Math.floor(NOW / 1000) - 3600), 'dpop-time expired'],
  ['dpop', 'a proof of the next hour', spa, ofProof(5, 'iat', Math.floor(NOW / 1000) + 3600), 'dpop-time too-early'],
  [
    'dpop',
    'the nonce cannot be read by the page',
    spa,
    (entries) => {
      at(entries, 3).answer = { 'dpop-nonce': 'dn-1' };
      entries.splice(4);
    },
    'dpop-nonce not-exposed',
  ],
  ['dpop', 'no second try with the nonce', spa, (entries) => void entries.splice(4), 'dpop-nonce left-out'],
  ['hybrid', 'c_hash of another code', hybrid, ofPosted('c_hash', 'MTIzNDU2Nzg5MDEyMzQ1Ng'), 'c-hash not-fitting'],
  ['hybrid', 'another code beside the ID token', hybrid, field(1, 'code', `${AUTH_CODE}x`), 'c-hash not-fitting'],
  ['hybrid', 's_hash of another state', hybrid, ofPosted('s_hash', 'MTIzNDU2Nzg5MDEyMzQ1Ng'), 's-hash not-fitting'],
  ['hybrid', 'another nonce in the ID token', hybrid, ofPosted('nonce', 'no-other'), 'nonce different'],
  ['saml', 'InResponseTo of another request', () => saml(['_q1', '_q9']), undefined, 'saml-in-response-to different'],
  ['saml', 'no InResponseTo', () => saml([' InResponseTo="_q1"', '']), undefined, 'saml-in-response-to absent'],
  [
    'saml',
    'another Destination',
    () => saml(['Destination="https://app', 'Destination="https://www.app']),
    undefined,
    'saml-destination different',
  ],
  [
    'saml',
    'another Recipient',
    () => saml(['Recipient="https://app', 'Recipient="http://app']),
    undefined,
    'saml-recipient different',
  ],
  [
    'saml',
    'another audience',
    () => saml(['>https://app.example.com<', '>urn:other<']),
    undefined,
    'saml-audience different',
  ],
  ['saml', 'its time is over', () => saml([SAML_UNTIL, iso(-600_000)]), undefined, 'saml-time expired'],
  ['saml', 'its time has not begun', () => saml([iso(-30_000), iso(200_000)]), undefined, 'saml-time too-early'],
  ['saml', 'another RelayState', saml, field(2, 'RelayState', 'relay-2'), 'relay-state different'],
  ['saml', 'no RelayState', saml, field(2, 'RelayState', undefined), 'relay-state absent'],
  ['ws-federation', 'another wctx', wsFederation, field(1, 'wctx', 'ctx-2'), 'ws-context different'],
  [
    'ws-federation',
    'another audience',
    () => wsFederation(['>https://app.example.com/<', '>urn:other<']),
    undefined,
    'ws-realm different',
  ],
  ['ws-federation', 'its time is over', () => wsFederation([SAML_UNTIL, iso(-600_000)]), undefined, 'ws-time expired'],
  [
    'cas',
    'the ticket comes to another address',
    cas,
    (entries) => {
      at(entries, 0).answer = { location: 'https://app.example.com/other?ticket=ST-1-abcdefghijklmnop' };
      address(1, '/cas?', '/other?')(entries);
    },
    'cas-service different',
  ],
  [
    'cas',
    'the ticket is used once more',
    cas,
    (entries) => void entries.push({ ...at(entries, 1) }),
    'cas-once reused',
  ],
  [
    'form',
    'the session keeps its ID',
    form,
    (entries) => {
      for (const entry of entries) {
        if (entry.headers?.cookie)
          entry.headers = { cookie: entry.headers.cookie.replace(SESSION, '0f9e8d7c6b5a49382716a5b4c3d2e1f0') };
      }
      at(entries, 2).answer = { location: '/home' };
    },
    'session-changed kept',
  ],
  [
    'form',
    'another cookie of the name is deleted',
    form,
    (entries) => {
      at(entries, 5).answer = { location: '/', 'set-cookie': 'sid=; Path=/app; Max-Age=0; Secure; HttpOnly' };
    },
    'cookies-cleared other-identity',
  ],
  [
    'form',
    'the session still works after the sign-out',
    form,
    (entries) => {
      at(entries, 5).answer = { location: '/' };
      entries.push({ url: 'https://app.example.com/api/me', type: 'fetch', headers: { cookie: `sid=${SESSION}` } });
    },
    'closed-after still-open',
  ],
];
