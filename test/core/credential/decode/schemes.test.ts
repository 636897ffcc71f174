import { describe, expect, it } from 'vitest';
import { decodeBasic } from '../../../../src/core/credential/decode/basic.ts';
import { decodeDigest } from '../../../../src/core/credential/decode/digest.ts';
import { decodeDpop } from '../../../../src/core/credential/decode/dpop.ts';
import { decodeHawk } from '../../../../src/core/credential/decode/hawk.ts';
import { decodeSignatureInput } from '../../../../src/core/credential/decode/http-signature.ts';
import { decodeMacaroon } from '../../../../src/core/credential/decode/macaroon.ts';
import { decodeNegotiate } from '../../../../src/core/credential/decode/negotiate.ts';
import { decodeSigV4, decodeSigV4Query } from '../../../../src/core/credential/decode/sigv4.ts';
import { parseAuthParams } from '../../../../src/core/http/authorization.ts';

const params = (text: string) => parseAuthParams(text, []);
const b64 = (value: string | Uint8Array) => Buffer.from(value as string).toString('base64');
const b64u = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('schemes of Authorization', () => {
  it('gives the user of Basic and never the password (RFC 7617)', () => {
    const decoded = decodeBasic('QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(decoded).toEqual({ user: 'Aladdin', problems: [] });
    expect(JSON.stringify(decodeBasic(b64('zoë:geheim:mit:punkten')))).toBe('{"user":"zoë","problems":[]}');
    expect(decodeBasic(b64('no colon, so all of it may be a secret'))).toEqual({ user: '', problems: ['no-colon'] });
    expect(decodeBasic('!').problems).toEqual(['not-base64', 'no-colon']);
  });

  it('reads the example of Digest in RFC 7616 3.9.1', () => {
    const text =
      'username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2", qop=auth, response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", opaque="FQ"';
    expect(decodeDigest(params(text))).toEqual({
      user: 'Mufasa',
      realm: 'http-auth@example.org',
      algorithm: 'SHA-256',
      userHashed: false,
      qop: 'auth',
      uri: '/dir/index.html',
      nonceCount: 1,
      problems: [],
    });
    expect(decodeDigest(params('username="a", realm="r"')).problems).toEqual(['missing-parameter', 'weak-algorithm']);
  });

  it('tells NTLM from SPNEGO and Kerberos', () => {
    expect(decodeNegotiate('TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKALpHAAAADw==')).toMatchObject({
      mechanism: 'ntlm',
      message: 'negotiate',
    });
    const text = (value: string) => Buffer.from(value, 'utf16le');
    const fields = [text('CORP'), text('alice'), text('PC7')];
    const message = Buffer.alloc(64);
    message.write('NTLMSSP\0', 'latin1');
    message.writeUInt32LE(3, 8);
    message.writeUInt32LE(1, 60);
    fields.reduce((offset, field, at) => {
      message.writeUInt16LE(field.length, 28 + at * 8);
      message.writeUInt32LE(offset, 32 + at * 8);
      return offset + field.length;
    }, 64);
    expect(decodeNegotiate(b64(Buffer.concat([message, ...fields])))).toMatchObject({
      mechanism: 'ntlm',
      message: 'authenticate',
      user: 'alice',
      domain: 'CORP',
      workstation: 'PC7',
      problems: [],
    });
    const spnego = Buffer.from(
      '602806062b0601050502a01e301ca01a3018060a2b06010401823702021e060a2b06010401823702020a',
      'hex',
    );
    expect(decodeNegotiate(spnego.toString('base64'))).toMatchObject({
      mechanism: 'spnego',
      offers: ['NTLM', 'NegoEx'],
    });
    expect(
      decodeNegotiate(Buffer.from('6082050006092a864886f71201020201006e82', 'hex').toString('base64')),
    ).toMatchObject({ mechanism: 'kerberos' });
    expect(decodeNegotiate('AAAA').mechanism).toBe('unknown');
  });

  it('reads SigV4 from the header and from a presigned URL', () => {
    const header =
      'Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7';
    const decoded = decodeSigV4('AWS4-HMAC-SHA256', params(header));
    expect(decoded).toMatchObject({
      accessKeyId: 'AKIDEXAMPLE',
      date: '20150830',
      region: 'us-east-1',
      service: 'iam',
      signedHeaders: ['content-type', 'host', 'x-amz-date'],
      problems: [],
    });
    expect(JSON.stringify(decoded)).not.toContain('5d672d79');
    const query = [
      { name: 'X-Amz-Algorithm', value: 'AWS4-HMAC-SHA256' },
      { name: 'X-Amz-Credential', value: 'ASIAEXAMPLE/20260102/eu-west-1/s3/aws4_request' },
      { name: 'X-Amz-Date', value: '20260102T030405Z' },
      { name: 'X-Amz-Expires', value: '900' },
      { name: 'X-Amz-SignedHeaders', value: 'host' },
      { name: 'X-Amz-Signature', value: 'aa' },
    ];
    expect(decodeSigV4Query(query)).toMatchObject({
      keyKind: 'temporary',
      signedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      expiresAt: Date.UTC(2026, 0, 2, 3, 19, 5),
      problems: [],
    });
    expect(decodeSigV4Query([{ name: 'a', value: 'b' }])).toBeUndefined();
  });

  it('reads Hawk', () => {
    expect(
      decodeHawk(
        params(
          'id="dh37fgj492je", ts="1353832234", nonce="j4h3g2", ext="some-app-ext-data", mac="6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE="',
        ),
      ),
    ).toEqual({
      id: 'dh37fgj492je',
      payloadHashed: false,
      time: 1353832234000,
      nonce: 'j4h3g2',
      ext: 'some-app-ext-data',
      problems: [],
    });
  });

  it('reads the examples of Signature-Input in RFC 9421', () => {
    const value =
      'sig1=("@method" "@target-uri" "@authority" "content-digest" "cache-control");created=1618884475;keyid="test-key-rsa-pss", proxy_sig=("signature";key="sig1" "forwarded");created=1618884480;expires=1618884540;keyid="test-key-rsa";alg="rsa-v1_5-sha256"';
    expect(decodeSignatureInput(value)).toEqual([
      {
        label: 'sig1',
        components: ['@method', '@target-uri', '@authority', 'content-digest', 'cache-control'],
        keyId: 'test-key-rsa-pss',
        createdAt: 1618884475000,
        problems: [],
      },
      {
        label: 'proxy_sig',
        components: ['signature;key="sig1"', 'forwarded'],
        keyId: 'test-key-rsa',
        algorithm: 'rsa-v1_5-sha256',
        createdAt: 1618884480000,
        expiresAt: 1618884540000,
        problems: [],
      },
    ]);
    expect(decodeSignatureInput('sig1=();created=1')[0]?.problems).toEqual(['no-components']);
    expect(decodeSignatureInput('sig1=("a" b')[0]?.problems).toEqual(['malformed', 'no-components'].slice(0, 1));
  });

  it('reads a DPoP proof and what it lacks (RFC 9449 4.2)', () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
    const proof = `${b64u({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${b64u({ jti: '1', htm: 'POST', htu: 'https://server.example.com/token', iat: 1562262616 })}.${'A'.repeat(86)}`;
    expect(decodeDpop(proof)).toMatchObject({
      method: 'POST',
      url: 'https://server.example.com/token',
      key: 'EC P-256',
      issuedAt: 1562262616000,
      problems: [],
    });
    expect(decodeDpop(proof, true).problems).toEqual(['ath-missing']);
    const bad = `${b64u({ alg: 'HS256', jwk: { ...jwk, d: 'secret' } })}.${b64u({ htu: 'https://a/?b' })}.${'A'.repeat(43)}`;
    expect(decodeDpop(bad).problems).toEqual([
      'wrong-type',
      'symmetric-algorithm',
      'private-key',
      'htm-missing',
      'htu-has-query',
      'iat-missing',
      'jti-missing',
    ]);
  });

  it('reads macaroons of both binary formats, without their signature', () => {
    const packet = (text: string) => `${(text.length + 5).toString(16).padStart(4, '0') + text}\n`;
    const one =
      packet('location https://api') +
      packet('identifier key 1') +
      packet('cid user = alice') +
      packet('cid third') +
      packet('vid x') +
      packet('cl https://third') +
      packet('signature SECRETSECRET');
    const first = decodeMacaroon(Buffer.from(one).toString('base64url'));
    expect(first).toEqual({
      version: 1,
      location: 'https://api',
      identifier: 'key 1',
      caveats: [
        { id: 'user = alice', thirdParty: false },
        { id: 'third', location: 'https://third', thirdParty: true },
      ],
      problems: [],
    });
    const two = Buffer.from(
      '\x02\x01\x04here\x02\x02id\x00\x02\x05a = 1\x00\x01\x02at\x02\x01t\x04\x01v\x00\x00\x06\x04SECR',
      'latin1',
    );
    expect(decodeMacaroon(two.toString('base64'))).toEqual({
      version: 2,
      location: 'here',
      identifier: 'id',
      caveats: [
        { id: 'a = 1', thirdParty: false },
        { id: 't', location: 'at', thirdParty: true },
      ],
      problems: [],
    });
    expect(decodeMacaroon(two.subarray(0, 20).toString('base64'))?.problems).toEqual(['cut-short']);
  });
});
