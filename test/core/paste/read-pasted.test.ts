import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pasted, readPasted } from '../../../src/core/paste/read-pasted.ts';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';

const JWT = sampleJwt();
const JWE = `${Buffer.from('{"alg":"dir","enc":"A128GCM"}').toString('base64url')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
const DISCLOSURE = Buffer.from('["salt","name","Ada"]').toString('base64url');
const XML =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" IssueInstant="2026-01-15T12:00:00Z"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://idp.example</saml:Issuer></samlp:Response>';
const SAML = Buffer.from(XML).toString('base64');
const REDIRECT = deflateRawSync(Buffer.from(XML)).toString('base64');

const kindOf = (text: string) => readPasted(text).kind;

describe('a pasted text', () => {
  it.each<[Pasted['kind'], string, string]>([
    ['token', 'a JWT', JWT],
    ['token', 'a JWT as a header has it', `Bearer ${JWT}`],
    ['token', 'a whole header', `Authorization: Bearer ${JWT}`],
    ['token', 'a JWT in quotation marks', `  "${JWT}"\n`],
    ['token', 'a JWT that was cut', JWT.slice(0, 60)],
    ['token', 'a JWE', JWE],
    [
      'token',
      'the JSON form',
      JSON.stringify({
        payload: 'e30',
        protected: Buffer.from('{"alg":"ES256"}').toString('base64url'),
        signature: 'AAAA',
      }),
    ],
    ['sd-jwt', 'an SD-JWT', `${JWT}~${DISCLOSURE}~`],
    ['saml', 'SAML in base64', SAML],
    ['saml', 'SAML in base64 with line breaks', SAML.replace(/.{76}/g, '$&\r\n')],
    ['saml', 'SAML of the redirect binding', REDIRECT],
    ['saml', 'SAML, percent-encoded', encodeURIComponent(REDIRECT)],
    ['saml', 'SAML in base64 twice', Buffer.from(SAML).toString('base64')],
    ['saml', 'SAML as XML', XML],
    ['set-cookie', 'a Set-Cookie field', 'sid=abc; Path=/; HttpOnly'],
    ['set-cookie', 'a whole Set-Cookie header', 'Set-Cookie: sid=abc'],
    ['cookies', 'a Cookie header', 'Cookie: sid=abc'],
    ['cookies', 'the value of a Cookie header', `sid=abc; token=${JWT}`],
    ['basic', 'Basic', 'Basic YWRhOnB3'],
    ['basic', 'a Basic header', 'Authorization: Basic YWRhOnB3'],
    ['curl', 'a cURL command', `curl https://a.example -H 'Authorization: Bearer ${JWT}'`],
    ['url', 'a callback URL', 'https://app.example/cb?code=abc&state=xyz#x=1'],
    ['form', 'a form', `SAMLResponse=${encodeURIComponent(SAML)}&RelayState=x`],
    ['json', 'a token response', JSON.stringify({ access_token: JWT, token_type: 'Bearer' })],
    ['headers', 'several headers', `GET: x\nAuthorization: Bearer ${JWT}\nCookie: a=b`],
    ['unknown', 'nothing', ''],
    ['unknown', 'words', 'hello, is anybody there?'],
    ['unknown', 'a number', '12345'],
  ])('is told: %s, %s', (kind, _what, text) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('has what is inside it read too', () => {
    const curl = readPasted(
      `curl 'https://a.example/cb?id_token=${JWT}' -b 'sid=1; t=${JWT}' -d 'SAMLResponse=${encodeURIComponent(SAML)}&a=1'`,
    );
    if (curl.kind !== 'curl') throw new Error(curl.kind);
    expect(curl.pairs.map(({ name, inside }) => [name, inside?.kind])).toEqual([
      ['URL id_token', 'token'],
      ['Cookie', 'cookies'],
      ['Body', 'form'],
    ]);
    const form = curl.pairs.at(-1)?.inside;
    expect(form?.kind === 'form' && form.pairs[0]?.inside?.kind).toBe('saml');
    const cookie = readPasted(`Set-Cookie: t=${JWT}; Secure`);
    expect(cookie.kind === 'set-cookie' && cookie.inside?.kind).toBe('token');
    const url = readPasted(`https://idp.example/sso?SAMLRequest=${encodeURIComponent(REDIRECT)}&RelayState=a`);
    expect(url.kind === 'url' && url.pairs.map(({ name, inside }) => [name, inside?.kind])).toEqual([
      ['SAMLRequest', 'saml'],
      ['RelayState', undefined],
    ]);
  });

  it('is read whatever it is, and nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => typeof kindOf(text) === 'string'));
    const heads = [
      'curl ',
      'Cookie: ',
      'Set-Cookie: a=',
      'Basic ',
      'https://a/?',
      '{"a":',
      '<a',
      'eyJ',
      '%',
      '?a=',
      "$'",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.string(), (head, text) => typeof kindOf(head + text) === 'string'),
    );
  });
});
