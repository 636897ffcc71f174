import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnyBase64, decodeBase64, decodeBase64Url } from '../../../../src/core/credential/decode/base64.ts';
import { decodeBasic } from '../../../../src/core/credential/decode/basic.ts';
import { explainClaim } from '../../../../src/core/credential/decode/claims.ts';
import { decodeDigest } from '../../../../src/core/credential/decode/digest.ts';
import { decodeDpop } from '../../../../src/core/credential/decode/dpop.ts';
import { decodeErlangTerm } from '../../../../src/core/credential/decode/erlang-term.ts';
import { decodeHawk } from '../../../../src/core/credential/decode/hawk.ts';
import { decodeSignatureInput } from '../../../../src/core/credential/decode/http-signature.ts';
import { decodeJson } from '../../../../src/core/credential/decode/json.ts';
import { decodeJsonSerialization } from '../../../../src/core/credential/decode/json-serialization.ts';
import { decodeJwt } from '../../../../src/core/credential/decode/jwt.ts';
import { detectJwt } from '../../../../src/core/credential/decode/jwt-detect.ts';
import { decodeMacaroon } from '../../../../src/core/credential/decode/macaroon.ts';
import { decodeNegotiate } from '../../../../src/core/credential/decode/negotiate.ts';
import { decodePaseto } from '../../../../src/core/credential/decode/paseto.ts';
import { decodeSaml } from '../../../../src/core/credential/decode/saml.ts';
import { decodeSdJwt } from '../../../../src/core/credential/decode/sd-jwt.ts';
import { decodeSealedCookie } from '../../../../src/core/credential/decode/sealed-cookie.ts';
import { decodeSigV4, decodeSigV4Query } from '../../../../src/core/credential/decode/sigv4.ts';
import { unwrap } from '../../../../src/core/credential/decode/unwrap.ts';
import { detectShape } from '../../../../src/core/credential/shapes/detect-shape.ts';
import { measureEntropy } from '../../../../src/core/credential/shapes/entropy.ts';
import { findTokens } from '../../../../src/core/credential/shapes/find-tokens.ts';
import { parseAuthParams } from '../../../../src/core/http/authorization.ts';
import { effort } from '../../../fixtures/effort.ts';

const params = (text: string) => parseAuthParams(text, []);
const b64 = (text: string) => Buffer.from(text).toString('base64');
const b64u = (text: string) => Buffer.from(text).toString('base64url');
const JWS = `${b64u('{"alg":"HS256","typ":"JWT"}')}.${b64u('{"sub":"alice","exp":1760000000}')}.${'A'.repeat(43)}`;
const JWE = `${b64u('{"alg":"dir","enc":"A256GCM"}')}..${'A'.repeat(16)}.${'A'.repeat(40)}.${'A'.repeat(22)}`;
const SAML =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"><saml:Issuer>https://idp</saml:Issuer><!-- x --><saml:Assertion><saml:NameID>al&amp;ice</saml:NameID></saml:Assertion></samlp:Response>';

/** Every decoder with one real value of its own. */
const DECODERS: [string, (text: string) => unknown, string][] = [
  ['json', decodeJson, '{"a":[1,"b\\u0041",{"c":null}],"a":12345678901234567890}'],
  ['base64', decodeBase64, 'YWJjZA=='],
  ['base64url', decodeBase64Url, 'YWJjZA'],
  ['any base64', decodeAnyBase64, 'YW-_ZA=='],
  ['jwt', decodeJwt, JWS],
  ['jwe', decodeJwt, JWE],
  ['detectJwt', detectJwt, JWS],
  [
    'json serialization',
    decodeJsonSerialization,
    `{"payload":"e30","protected":"${b64u('{"alg":"HS256"}')}","signature":"AAAA"}`,
  ],
  ['sd-jwt', decodeSdJwt, `${JWS}~${b64u('["salt","name","Alice"]')}~${JWS}`],
  ['dpop', decodeDpop, JWS],
  ['paseto', decodePaseto, `v4.public.${b64u(`{"sub":"a"}${'x'.repeat(64)}`)}.${b64u('{"kid":"1"}')}`],
  ['macaroon 1', decodeMacaroon, b64('0013location here\n0012identifier x\n0009cid y\n0010signature z\n')],
  ['macaroon 2', decodeMacaroon, b64('\x02\x01\x04here\x02\x01x\x00\x02\x01y\x00\x00\x06\x01z')],
  ['saml', decodeSaml, b64(SAML)],
  ['saml, deflated', decodeSaml, deflateRawSync(SAML).toString('base64')],
  ['saml, plain', decodeSaml, SAML],
  ['flask', decodeSealedCookie, `${b64u('{"user":"alice"}')}.aOTzAA.${'A'.repeat(27)}`],
  ['flask, compressed', decodeSealedCookie, `.eJyrVkpJLElVsqpVSi4tSlWyUkrMyUxOVaoFAG1pCHI.aOTzAA.${'A'.repeat(27)}`],
  ['django', decodeSealedCookie, `${b64u('{"user":"alice"}')}:1v7abc:${'A'.repeat(43)}`],
  ['rails', decodeSealedCookie, `${b64('{"_rails":{"message":"ImEi","exp":null,"pur":"x"}}')}--${'a'.repeat(40)}`],
  [
    'phoenix',
    decodeSealedCookie,
    `SFMyNTY.${Buffer.from([131, 108, 0, 0, 0, 1, 97, 1, 106]).toString('base64url')}.${'A'.repeat(43)}`,
  ],
  [
    'iron',
    decodeSealedCookie,
    `Fe26.2**${'a'.repeat(64)}*${'A'.repeat(22)}*AAAA*1760000000000*${'a'.repeat(64)}*${'A'.repeat(43)}~2`,
  ],
  ['tornado', decodeSealedCookie, `2|1:0|10:1760000000|4:user|4:YWJj|${'a'.repeat(64)}`],
  ['basic', decodeBasic, b64('alice:secret')],
  [
    'digest',
    (text) => decodeDigest(params(text)),
    'username="a", realm="r", nonce="n", uri="/", response="x", nc=00000001, qop=auth',
  ],
  ['negotiate', decodeNegotiate, 'TlRMTVNTUAADAAAAGAAYAEAAAAA='],
  [
    'sigv4',
    (text) => decodeSigV4('AWS4-HMAC-SHA256', params(text)),
    'Credential=AKIDEXAMPLE/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=aa',
  ],
  [
    'sigv4 query',
    (text) =>
      decodeSigV4Query([
        { name: 'X-Amz-Algorithm', value: text },
        { name: 'X-Amz-Credential', value: text },
      ]),
    'AWS4-HMAC-SHA256',
  ],
  ['hawk', (text) => decodeHawk(params(text)), 'id="a", ts="1353832234", nonce="j4h3g2", mac="x="'],
  ['http signature', decodeSignatureInput, 'sig1=("@method" "content-digest";req);created=1618884473;keyid="k"'],
  ['unwrap', unwrap, `%22Bearer%2520${JWS}%22`],
  ['unwrap JSON', unwrap, encodeURIComponent(`{"session":{"access_token":"${JWS}"}}`)],
  ['claims', (text) => explainClaim(text, text, 1_760_000_000_000), 'https://example.org/claims/last_login_at'],
  ['shape', detectShape, `ghp_${'A'.repeat(36)}`],
  ['entropy', measureEntropy, 's:c2f1a0b4-6d7e-4f8a-9b0c-1d2e3f4a5b6c'],
  ['find tokens', findTokens, `text ${JWS} and AKIAIOSFODNN7EXAMPLE.`],
];

const nasty = fc.constantFrom(
  '.',
  '"',
  '\\',
  '%',
  '%00',
  '=',
  '-',
  '_',
  '+',
  '/',
  ':',
  '|',
  '*',
  ';',
  ',',
  '<',
  '>',
  '&',
  '(',
  ')',
  '\u0000',
  '\ud800',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  '~',
  ' ',
  '9999999999',
  'eyJ',
);

/** A value cut, doubled, or with something put into it. */
function mutated(value: string): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(), fc.nat(6), nasty);
  return fc.array(edit, { maxLength: 4 }).map((edits) => {
    let text = value;
    for (const [where, remove, put] of edits) {
      const at = where % (text.length + 1);
      text = text.slice(0, at) + put + text.slice(at + remove);
    }
    return text;
  });
}

describe.each(DECODERS)('%s', { timeout: 60_000 }, (_, decode, sample) => {
  it('never throws, and gives no more than a bounded multiple of what it was given', () => {
    const text = fc.oneof(
      mutated(sample),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: nasty, maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (input) => {
        const output = JSON.stringify(decode(input)) ?? '';
        expect(output.length).toBeLessThan(20_000 + 200 * input.length);
      }),
      { numRuns: effort(400) },
    );
  });

  it('survives a cut at every place', () => {
    for (let end = 0; end <= sample.length; end++) {
      decode(sample.slice(0, end));
      decode(sample.slice(end));
    }
  });

  it('takes time linear in the input', () => {
    // Runs of one piece are what quadratic code trips over: many openings, escapes, separators, or one endless word.
    const pieces = [
      'A',
      '.',
      '[',
      '{"a":',
      '"',
      '\\"',
      '%25',
      '<a ',
      '<!--',
      '<!',
      '&',
      '--',
      '|',
      ':',
      ';a=',
      'eyJ',
      `${sample}`,
      ' ',
      'a=b,',
    ];
    const slow: string[] = [];
    for (const piece of pieces) {
      const make = (size: number) => `${sample.slice(0, 12)}${piece.repeat(Math.ceil(size / piece.length))}\u0001`;
      const large = make(effort(320_000));
      const first = timeOf(decode, large, 1);
      // Nearly everything ends here: what is read at once is not slow.
      if (first <= NOISE) continue;
      const small = make(effort(40_000));
      const times = [timeOf(decode, small, 1), first];
      // Eight times the input; a quadratic decoder takes 64 times as long. What looks so is timed again, the best of five, for
      // collecting garbage and compiling count too.
      if (!isQuadratic(times)) continue;
      const runs = (times[1] as number) > 2000 ? 1 : 5;
      const again = [timeOf(decode, small, runs), timeOf(decode, large, runs)];
      if (isQuadratic(again))
        slow.push(`${piece.slice(0, 12)}: ${again.map((time) => time.toFixed(1)).join(' ms, ')} ms`);
    }
    expect(slow).toEqual([]);
  });
});

/** Milliseconds below which a long text says nothing. */
const NOISE = effort(200);

/** At 320,000 characters even the quickest quadratic loop takes seconds, and the slowest linear one some 50 ms. */
function isQuadratic([small = 0, large = 0]: number[]): boolean {
  return large > NOISE && large > 30 * Math.max(small, 2);
}

/** The best of `runs`, in milliseconds of the processor: what else the machine does then makes no difference. */
function timeOf(decode: (text: string) => unknown, text: string, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    decode(text);
    best = Math.min(best, process.cpuUsage(before).user / 1000);
  }
  return best;
}

describe('bombs', { timeout: 60_000 }, () => {
  it('gives a bounded beginning of what a compressed cookie or SAML message would grow to', () => {
    const bomb = deflateRawSync(Buffer.from(`<samlp:Response>${' '.repeat(30_000_000)}`)).toString('base64');
    const saml = decodeSaml(bomb);
    expect(saml?.problems).toContain('too-large');
    expect(saml?.xml.length).toBeLessThanOrEqual(1_048_576);
  });

  it('expands no entity', () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><samlp:Response><saml:Issuer>&b;&lt;&#65;</saml:Issuer></samlp:Response>`;
    expect(decodeSaml(laughs)).toMatchObject({ issuer: '&b;<A', problems: ['doctype'] });
  });

  it('reads Erlang terms of any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decodeErlangTerm(Uint8Array.from([131, ...bytes]));
      }),
      { numRuns: effort(3000) },
    );
  });
});
