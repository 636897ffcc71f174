import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/core/credential/reader.ts';
import { findQuadratic } from '../http/linear.ts';
import { exchange, findAll, jwt, noise } from './samples.ts';

const TOKEN = jwt({ sub: 'ada', exp: 1_800_000_000 });

function found(parts: Parameters<typeof exchange>[0]) {
  return findAll(parts);
}

const places = (parts: Parameters<typeof exchange>[0], value = TOKEN) =>
  found(parts)
    .filter((one) => one.value === value)
    .map(({ place }) => `${place.carrier} ${place.name}${place.path ? ` ${place.path}` : ''}`);

describe('createReader', () => {
  it('finds the same token wherever it travels', () => {
    expect(
      places({
        url: `https://app.example.com/files/${TOKEN}?t=${TOKEN}#/cb?access_token=${TOKEN}`,
        request: {
          Authorization: `Bearer ${TOKEN}`,
          'X-Own': TOKEN,
          Cookie: `session=${TOKEN}`,
          Referer: `https://app.example.com/?token=${TOKEN}`,
          'Sec-WebSocket-Protocol': `chat, ${TOKEN}`,
        },
        requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'token', value: TOKEN }] },
        response: {
          Location: `https://other.example/#id_token=${TOKEN}`,
          'Set-Cookie': `jwt=${encodeURIComponent(`"${TOKEN}"`)}; HttpOnly`,
          'X-New-Token': TOKEN,
        },
        responseBody: { mediaType: 'application/json', text: JSON.stringify({ data: [{ jwt: TOKEN }] }) },
      }).sort(),
    ).toEqual(
      [
        'path path',
        'query t',
        'fragment access_token',
        'authorization authorization',
        'request-header x-own',
        'cookie session',
        'referer token',
        'websocket-protocol sec-websocket-protocol',
        'form-field token',
        'set-cookie jwt',
        'location id_token',
        'response-header x-new-token',
        'response-body jwt data[0].jwt',
      ].sort(),
    );
  });

  it.each([
    ['Basic YWRhOg==', 'basic', 'ada:'],
    ['Digest username="ada", realm="r", response="x"', 'digest', 'ada@r'],
    ['Negotiate YIIGhgYGKwYBBQUCoIIGejCCBna', 'negotiate', undefined],
    ['Negotiate TlRMTVNTUAADAAAAGAAYAHIAAAA', 'ntlm', undefined],
    [
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu/s3/aws4_request, SignedHeaders=host, Signature=a',
      'signed-request',
      'AKIDEXAMPLE',
    ],
    ['Hawk id="dh37", ts="1", nonce="j4", mac="6R4="', 'signed-request', 'dh37'],
    ['DPoP Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU', 'opaque', undefined],
    ['Token token="2cb7b2a7f6f24a42b7d8c0a1"', 'opaque', '2cb7b2a7f6f24a42b7d8c0a1'],
    ['ApiKey short', 'api-key', 'short'],
  ])('reads %s', (value, kind, credential) => {
    const [one] = found({ request: { Authorization: value } });
    expect(one?.kind).toBe(kind);
    if (credential !== undefined) expect(one?.value).toBe(credential);
  });

  it.each([
    ['Bearer undefined', 'placeholder-token'],
    ['Bearer [object Object]', 'placeholder-token'],
    [`Bearer Bearer ${TOKEN}`, 'double-scheme'],
    [TOKEN, 'no-scheme'],
    [`Bearer "${TOKEN}"`, 'quoted-token'],
  ])('names the wrong use “%.30s”', (value, code) => {
    const [one] = found({ request: { Authorization: value } });
    expect(one?.problems.map((problem) => problem.code)).toContain(code);
    expect(['', TOKEN]).toContain(one?.value);
  });

  it('finds keys in their headers, and takes CSRF headers and plain values for nothing', () => {
    expect(
      found({
        request: {
          'X-Api-Key': noise(1),
          'X-CSRF-Token': TOKEN,
          'X-Request-Id': noise(2),
          'User-Agent': 'x'.repeat(80),
        },
      }),
    ).toMatchObject([{ kind: 'api-key', place: { name: 'x-api-key' } }]);
  });

  it('takes page numbers, words and hashes in a URL for nothing', () => {
    expect(
      found({
        url: 'https://app.example.com/blog/a-long-title-of-a-post-in-the-blog/2026?page=2&q=some+words+to+search&v=3f2a9c4b7d1e6f80',
      }),
    ).toEqual([]);
  });

  it('finds what SAML and OAuth put into bodies, not what people typed', () => {
    const one = found({
      method: 'POST',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        fields: [
          { name: 'SAMLResponse', value: btoa('<samlp:Response>x</samlp:Response>') },
          { name: 'username' },
          { name: 'refresh_token', value: noise(3) },
        ],
      },
    });
    expect(one.map(({ kind, place }) => [kind, place.name])).toEqual([
      ['saml', 'SAMLResponse'],
      ['opaque', 'refresh_token'],
    ]);
  });

  it('opens JSON in a cookie for the tokens in it', () => {
    const value = `base64-${Buffer.from(JSON.stringify({ access_token: TOKEN, refresh_token: noise(4), user: { id: 1 } })).toString('base64url')}`;
    const one = found({ request: { Cookie: `sb-abc-auth-token=${value}` } });
    expect(one.map(({ place, kind }) => [place.path, kind])).toEqual([
      ['access_token', 'jws'],
      ['refresh_token', 'opaque'],
    ]);
  });

  it('counts the bytes of what proves an identity only', () => {
    const reading = createReader().read(
      exchange({ request: { Cookie: `_ga=GA1.2.3.4; connect.sid=${noise(5)}; lang=en` } }),
    );
    expect(reading.authBytes).toBe(`connect.sid=${noise(5)}; `.length);
    expect(reading.cookies).toHaveLength(3);
  });

  it('gives the same objects for the same header', () => {
    const reader = createReader();
    const request = { Authorization: `Bearer ${TOKEN}`, Cookie: `session=${noise(6)}` };
    const [one, other] = [reader.read(exchange({ request })), reader.read(exchange({ request }))];
    expect(one.found).toHaveLength(2);
    for (const [index, item] of one.found.entries()) expect(other.found[index]).toBe(item);
  });

  it.each([
    ['bearer', 'bearer authentication', false],
    ['token', 'Zugriffstoken', false],
    ['token', 'access-token', false],
    ['access_token', 'Authentifizierung nötig', false],
    ['token', 'qwzxkpfvnrtjhgbdqwzxkpfvnrtjhgbd', true],
    ['token', 'Zk4xr9QmT2vLs8Wd', true],
    ['token', 'ZuGrIfFsToKeN', true],
  ])('tells a text that a page shows as “%s” from a token: %s', (name, text, isToken) => {
    const body = JSON.stringify({ texts: { [name]: text } });
    const all = findAll({ responseBody: { mediaType: 'application/json', text: body } });
    expect(all.length === 1).toBe(isToken);
  });

  it('reads anything without throwing', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const reader = createReader();
    fc.assert(
      fc.property(text, text, text, fc.json(), (url, name, value, body) => {
        const all = findAll(
          {
            url,
            request: { [name]: value, Cookie: value, Authorization: value, Referer: value },
            response: { [name]: value, 'Set-Cookie': value, Location: value },
            responseBody: { mediaType: 'application/json', text: body },
          },
          reader,
        );
        expect(Array.isArray(all)).toBe(true);
      }),
    );
  }, 30_000);

  it.each([
    ['URL', (text: string) => ({ url: `https://h.example/${text}` })],
    ['query', (text: string) => ({ url: `https://h.example/?${text}` })],
    ['Cookie', (text: string) => ({ request: { Cookie: text } })],
    ['Set-Cookie', (text: string) => ({ response: { 'Set-Cookie': text } })],
    ['Authorization', (text: string) => ({ request: { Authorization: `Bearer ${text}` } })],
    ['header', (text: string) => ({ request: { 'X-Auth-Token': text } })],
    ['subprotocol', (text: string) => ({ request: { 'Sec-WebSocket-Protocol': text } })],
    ['response', (text: string) => ({ responseBody: { mediaType: 'application/json', text } })],
  ])(
    'takes time linear in a hostile %s',
    (_name, parts) => {
      expect(findQuadratic((text) => findAll(parts(text)))).toEqual([]);
    },
    120_000,
  );
});
