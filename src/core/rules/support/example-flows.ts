import { sha256 } from '../../http/secrets/sha256.ts';
import type { ExampleExchange } from '../rule.ts';
import { ID_CLAIMS, NOW, NOW_S, SESSION_ID, sampleJwt } from './examples.ts';

export const STATE = 'af0ifjsldkjZk29Qw7Lx4B';
export const CODE = 'SplxlOBeZQQYbYS6WxSbIA';
/** Another session ID than `SESSION_ID`. */
export const OTHER_ID = 'c27a90be5d134f8898e07b6a41f3d25c';
/** A token signed with the secret `secret`. */
export const WEAK_TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuY29tIiwic3ViIjoidS0xMDI0IiwiYXVkIjoiaHR0cHM6Ly9hcGkuZXhhbXBsZS5jb20iLCJjbGllbnRfaWQiOiJ3ZWIiLCJzY29wZSI6InJlYWQiLCJqdGkiOiJhMWIyYzNkNCIsImlhdCI6MTc2ODQ3NzgwMCwiZXhwIjoxNzY4NDgxNDAwfQ.MhCbFN96KISZR0AiHTPSZ0TQSXGYL0Dr5VGAKbT8cyY';
/** A session cookie that no rule minds. */
export const SESSION_LINE = `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`;

const FORM = 'application/x-www-form-urlencoded';

/** An authorization request that no rule minds, with changes; a change to undefined leaves a parameter out. */
export function authorize(
  changes: Record<string, string | undefined> = {},
  rest: ExampleExchange = {},
): ExampleExchange {
  const params = {
    response_type: 'code',
    client_id: 'web',
    redirect_uri: 'https://app.example.com/cb',
    scope: 'openid',
    state: STATE,
    nonce: 'n-0S6WzA2Mj4kQx81',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...changes,
  };
  const query = renderQuery(params);
  return { url: `https://id.example.com/authorize?${query}`, type: 'document', status: 302, ...rest };
}

function renderQuery(params: Record<string, string | undefined>): string {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.join('&');
}

/** The answer to `authorize`, as it comes back to the client. */
export function callback(
  changes: Record<string, string | undefined> = {},
  rest: ExampleExchange = {},
): ExampleExchange {
  const query = renderQuery({ code: CODE, state: STATE, ...changes });
  return { url: `https://app.example.com/cb?${query}`, type: 'document', status: 302, ...rest };
}

/** A token request by a script (RFC 6749 section 4.1.3) and its answer. */
export function tokenAnswer(fields: Record<string, string>, body: object, rest: ExampleExchange = {}): ExampleExchange {
  return {
    url: 'https://id.example.com/token',
    method: 'POST',
    response: { 'cache-control': 'no-store' },
    requestBody: { mediaType: FORM, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) },
    responseBody: { mediaType: 'application/json', text: JSON.stringify(body) },
    ...rest,
  };
}

/** An ID token that no rule minds, with changes; a change to undefined leaves a claim out. */
export function idToken(changes: object = {}, alg = 'ES256'): string {
  return sampleJwt({ ...ID_CLAIMS, ...changes }, { alg, kid: 'k1' });
}

/** A form with a user name and a password. */
export function loginPost(rest: ExampleExchange = {}): ExampleExchange {
  return {
    url: 'https://app.example.com/login',
    method: 'POST',
    type: 'document',
    status: 302,
    requestBody: { mediaType: FORM, fields: [{ name: 'username' }, { name: 'password' }, { name: 'csrf_token' }] },
    ...rest,
    response: { location: '/home', ...rest.response },
  };
}

const SAMLP = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"';
const SIGNATURE =
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/></ds:SignedInfo></ds:Signature>';

/** Until when the assertion of `samlXml` is good. */
export const SAML_UNTIL = new Date(NOW + 300_000).toISOString();

/** A SAML response that no rule minds; each change puts one text in the place of another. */
export function samlXml(...changes: [string, string][]): string {
  const since = new Date(NOW - 30_000).toISOString();
  const xml = `<samlp:Response ${SAMLP} ID="_r1" InResponseTo="_q1" Destination="https://app.example.com/acs"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1">${SIGNATURE}<saml:Subject><saml:NameID>u-1024</saml:NameID><saml:SubjectConfirmation><saml:SubjectConfirmationData NotOnOrAfter="${SAML_UNTIL}" Recipient="https://app.example.com/acs"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${since}" NotOnOrAfter="${SAML_UNTIL}"><saml:AudienceRestriction><saml:Audience>https://app.example.com</saml:Audience></saml:AudienceRestriction></saml:Conditions></saml:Assertion></samlp:Response>`;
  return changes.reduce((text, [from, to]) => text.replaceAll(from, to), xml);
}

/** A SAML response as a browser posts it (SAML Bindings, section 3.5). */
export function samlPost(xml: string = samlXml(), rest: ExampleExchange = {}): ExampleExchange {
  return {
    url: 'https://app.example.com/acs',
    method: 'POST',
    type: 'document',
    status: 302,
    requestBody: { mediaType: FORM, fields: [{ name: 'SAMLResponse', value: btoa(xml) }] },
    ...rest,
  };
}

/** A proof for `GET https://app.example.com/` with the token `sampleJwt()`, for examples; a change to undefined leaves a claim out. */
export function sampleProof(changes: object = {}, header: object = {}): string {
  return sampleJwt(
    { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S, ath: sha256(sampleJwt()), ...changes },
    {
      alg: 'ES256',
      typ: 'dpop+jwt',
      jwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
        y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
      },
      ...header,
    },
  );
}
