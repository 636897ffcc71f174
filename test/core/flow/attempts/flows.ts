import { halfHash, sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import { SAML_UNTIL, samlXml, sampleProof } from '../../../../src/core/rules/support/example-flows.ts';
import { ID_CLAIMS, NOW, sampleJwt } from '../../../../src/core/rules/support/examples.ts';

/** One entry of a HAR, as little as is needed. */
export interface Entry {
  url: string;
  method?: string;
  status?: number;
  headers?: Record<string, string>;
  answer?: Record<string, string>;
  form?: Record<string, string>;
  json?: object;
  type?: string;
}

/** A HAR of these entries, a second apart. */
export function harOf(entries: readonly Entry[]): object {
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries: entries.map((entry, index) => ({
        startedDateTime: new Date(NOW + index * 1000).toISOString(),
        time: 50,
        _resourceType: entry.type ?? 'document',
        request: {
          method: entry.method ?? (entry.form ? 'POST' : 'GET'),
          url: entry.url,
          headers: listOf({ cookie: 'lang=en', ...entry.headers }),
          ...(entry.form
            ? {
                postData: {
                  mimeType: 'application/x-www-form-urlencoded',
                  text: new URLSearchParams(entry.form).toString(),
                },
              }
            : {}),
        },
        response: {
          status: entry.status ?? 200,
          headers: listOf({ date: new Date(NOW + index * 1000).toUTCString(), ...entry.answer }),
          redirectURL: entry.answer?.location ?? '',
          content: entry.json
            ? { mimeType: 'application/json', text: JSON.stringify(entry.json) }
            : { mimeType: 'text/html' },
        },
      })),
    },
  };
}

function listOf(headers: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

const AS = 'https://id.example.net';
const APP = 'https://app.example.com';
export const STATE = 'st-7Qm2kV9xTz4LpR8w';
export const NONCE = 'no-3Fh6yB1cJd5NsG0u';
export const AUTH_CODE = 'co-Kx82Lm4Qz7Vt1Rb6';
export const CHECKED = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const ACCESS = 'at-9Zr5Wn3Xc7Vb1Mq8Lk2Jh6Gf4Ds0Pa';
export const SESSION = 'f3b1c5a9d7e24b6f8a90c1d2e3f4a5b6';

function query(params: Record<string, string>): string {
  return new URLSearchParams(params).toString();
}

function proof(htm: string, htu: string, jti: string, more: object = {}): string {
  const made = sampleProof({ htm, htu, jti, ath: undefined, iat: Math.floor(NOW / 1000) + 3, ...more });
  // Each has a signature of its own.
  return `${made.slice(0, -4)}${jti.padEnd(4, 'A')}`;
}

/** A code with PKCE by a page that finishes by itself, with DPoP, a nonce that is asked for, and UserInfo. */
export function spa(): Entry[] {
  const idToken = sampleJwt(
    { ...ID_CLAIMS, iss: AS, aud: 'web', sub: 'u-1', nonce: NONCE, at_hash: halfHash(ACCESS) },
    { alg: 'ES256', kid: 'k' },
  );
  const form = {
    grant_type: 'authorization_code',
    client_id: 'web',
    code: AUTH_CODE,
    code_verifier: CHECKED,
    redirect_uri: `${APP}/cb`,
  };
  const origin = { origin: APP, referer: `${APP}/` };
  const cors = { 'access-control-expose-headers': 'DPoP-Nonce' };
  return [
    {
      url: `${AS}/.well-known/openid-configuration`,
      type: 'fetch',
      headers: origin,
      json: {
        issuer: AS,
        authorization_endpoint: `${AS}/authorize`,
        token_endpoint: `${AS}/token`,
        authorization_response_iss_parameter_supported: true,
      },
    },
    {
      url: `${AS}/authorize?${query({ response_type: 'code', client_id: 'web', redirect_uri: `${APP}/cb`, scope: 'openid', state: STATE, nonce: NONCE, code_challenge: sha256(CHECKED), code_challenge_method: 'S256' })}`,
      status: 302,
      answer: { location: `${APP}/cb?${query({ code: AUTH_CODE, state: STATE, iss: AS })}` },
    },
    { url: `${APP}/cb?${query({ code: AUTH_CODE, state: STATE, iss: AS })}` },
    {
      url: `${AS}/token`,
      type: 'fetch',
      status: 400,
      headers: { ...origin, dpop: proof('POST', `${AS}/token`, 'j-1') },
      form,
      answer: { 'dpop-nonce': 'dn-1', ...cors },
      json: { error: 'use_dpop_nonce' },
    },
    {
      url: `${AS}/token`,
      type: 'fetch',
      headers: { ...origin, dpop: proof('POST', `${AS}/token`, 'j-2', { nonce: 'dn-1' }) },
      form,
      answer: cors,
      json: { access_token: ACCESS, id_token: idToken, token_type: 'DPoP', expires_in: 300 },
    },
    {
      url: `${AS}/userinfo`,
      type: 'fetch',
      headers: {
        ...origin,
        authorization: `DPoP ${ACCESS}`,
        dpop: proof('GET', `${AS}/userinfo`, 'j-3', { ath: sha256(ACCESS) }),
      },
      json: { sub: 'u-1' },
    },
  ];
}

/** A hybrid flow whose answer is posted, redeemed by the server. */
export function hybrid(): Entry[] {
  const idToken = sampleJwt(
    { ...ID_CLAIMS, iss: AS, aud: 'web', nonce: NONCE, c_hash: halfHash(AUTH_CODE), s_hash: halfHash(STATE) },
    { alg: 'ES256', kid: 'k' },
  );
  return [
    {
      url: `${AS}/authorize?${query({ response_type: 'code id_token', response_mode: 'form_post', client_id: 'web', redirect_uri: `${APP}/cb`, scope: 'openid', state: STATE, nonce: NONCE })}`,
    },
    {
      url: `${APP}/cb`,
      status: 302,
      form: { code: AUTH_CODE, id_token: idToken, state: STATE },
      headers: { origin: AS },
      answer: { location: '/', 'set-cookie': `sid=${SESSION}; Path=/; Secure; HttpOnly` },
    },
    { url: `${APP}/`, headers: { cookie: `sid=${SESSION}` } },
  ];
}

const SAML_REQUEST =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_q1" AssertionConsumerServiceURL="https://app.example.com/acs"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com</saml:Issuer></samlp:AuthnRequest>';

/** SAML by redirect and POST; `change` puts texts of the response in the place of others. */
export function saml(...change: [string, string][]): Entry[] {
  return [
    {
      url: `${APP}/login`,
      status: 302,
      answer: {
        location: `https://idp.example.net/sso?${query({ SAMLRequest: btoa(SAML_REQUEST), RelayState: 'relay-1' })}`,
      },
    },
    { url: `https://idp.example.net/sso?${query({ SAMLRequest: btoa(SAML_REQUEST), RelayState: 'relay-1' })}` },
    {
      url: `${APP}/acs`,
      status: 302,
      form: { SAMLResponse: btoa(samlXml(...change)), RelayState: 'relay-1' },
      headers: { origin: 'https://idp.example.net' },
      answer: { location: '/', 'set-cookie': `sid=${SESSION}; Path=/; Secure; HttpOnly` },
    },
    { url: `${APP}/`, headers: { cookie: `sid=${SESSION}` } },
  ];
}

/** WS-Federation; `change` as in `saml`. */
export function wsFederation(...change: [string, string][]): Entry[] {
  const from = new Date(NOW - 30_000).toISOString();
  const xml = `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion"><saml:Conditions NotBefore="${from}" NotOnOrAfter="${SAML_UNTIL}"><saml:AudienceRestrictionCondition><saml:Audience>${APP}/</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions></saml:Assertion></t:RequestSecurityTokenResponse>`;
  return [
    { url: `https://sts.example.net/wsfed?${query({ wa: 'wsignin1.0', wtrealm: `${APP}/`, wctx: 'ctx-1' })}` },
    {
      url: `${APP}/`,
      status: 302,
      form: { wa: 'wsignin1.0', wresult: change.reduce((text, [a, b]) => text.replaceAll(a, b), xml), wctx: 'ctx-1' },
      answer: { location: '/home', 'set-cookie': `sid=${SESSION}; Path=/; Secure; HttpOnly` },
    },
  ];
}

/** CAS. */
export function cas(): Entry[] {
  return [
    {
      url: `https://cas.example.net/login?${query({ service: `${APP}/cas` })}`,
      status: 302,
      answer: { location: `${APP}/cas?ticket=ST-1-abcdefghijklmnop` },
    },
    {
      url: `${APP}/cas?ticket=ST-1-abcdefghijklmnop`,
      status: 302,
      answer: { location: '/', 'set-cookie': `sid=${SESSION}; Path=/; Secure; HttpOnly` },
    },
  ];
}

/** A sign-in by form with a session from before, and a sign-out. */
export function form(): Entry[] {
  const old = '0f9e8d7c6b5a49382716a5b4c3d2e1f0';
  return [
    { url: `${APP}/api/me`, type: 'fetch', status: 401 },
    { url: `${APP}/login`, answer: { 'set-cookie': `sid=${old}; Path=/; Secure; HttpOnly` } },
    {
      url: `${APP}/login`,
      status: 302,
      headers: { cookie: `sid=${old}` },
      form: { username: 'a', password: 'b' },
      answer: { location: '/home', 'set-cookie': `sid=${SESSION}; Path=/; Secure; HttpOnly` },
    },
    { url: `${APP}/home`, headers: { cookie: `sid=${SESSION}` } },
    { url: `${APP}/api/me`, type: 'fetch', headers: { cookie: `sid=${SESSION}` } },
    {
      url: `${APP}/logout`,
      method: 'POST',
      status: 302,
      headers: { cookie: `sid=${SESSION}` },
      answer: { location: '/', 'set-cookie': 'sid=; Path=/; Max-Age=0; Secure; HttpOnly' },
    },
    { url: `${APP}/`, headers: {} },
  ];
}
