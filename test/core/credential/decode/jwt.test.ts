import { describe, expect, it } from 'vitest';
import { decodeJsonSerialization } from '../../../../src/core/credential/decode/json-serialization.ts';
import { decodeJwt } from '../../../../src/core/credential/decode/jwt.ts';
import { detectJwt, isJwt } from '../../../../src/core/credential/decode/jwt-detect.ts';

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const codes = (text: string) => decodeJwt(text).problems.map(({ code, part }) => `${part}:${code}`);
const signature = 'A'.repeat(43);

// RFC 7515 appendix A.1, also RFC 7519 section 3.1. Its header has a line break, as the RFC writes it.
const RFC7515_A1 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
// RFC 7515 appendix A.5 and RFC 7519 section 6.1: no signature.
const RFC7519_UNSECURED =
  'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';
// RFC 7515 appendix A.4: the payload is the word "Payload", no JSON.
const RFC7515_A4 =
  'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn';
// RFC 7516 appendix A.3: A128KW and A128CBC-HS256.
const RFC7516_A3 =
  'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ';

describe('decodeJwt on the examples of the RFCs', { timeout: 60_000 }, () => {
  it('reads RFC 7515 A.1', () => {
    const token = decodeJwt(RFC7515_A1);
    expect(token).toMatchObject({ form: 'jws', payload: 'claims', problems: [] });
    expect(token.header).toMatchObject({ typ: 'JWT', alg: 'HS256' });
    expect(token.claims).toMatchObject({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
    expect(token.parts.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['header', 30],
      ['payload', 70],
      ['signature', 32],
    ]);
    expect(token.algorithm?.name).toBe('HMAC with SHA-256 (shared secret)');
  });

  it('reads an unsecured JWT (RFC 7519 6.1)', () => {
    const token = decodeJwt(RFC7519_UNSECURED);
    expect(token).toMatchObject({ form: 'jws', problems: [], algorithm: { use: 'none' } });
    expect(codes(`${RFC7519_UNSECURED}AAAA`)).toEqual(['signature:unexpected-signature']);
  });

  it('reads a payload that is no JSON (RFC 7515 A.4)', () => {
    const token = decodeJwt(RFC7515_A4);
    expect(token).toMatchObject({ form: 'jws', payload: 'text' });
    expect(token.parts[1]?.decodedText).toBe('Payload');
    expect(codes(RFC7515_A4)).toEqual(['payload:not-json']);
  });

  it('names both algorithms of a JWE and calls nothing of it invalid (RFC 7516 A.3)', () => {
    const token = decodeJwt(RFC7516_A3);
    expect(token).toMatchObject({ form: 'jwe', payload: 'encrypted', problems: [] });
    expect(token.algorithm?.name).toBe('key wrapped with AES-128');
    expect(token.encryption?.name).toBe('AES-128-CBC with HMAC SHA-256');
    expect(token.parts.map(({ bytes }) => bytes)).toEqual(
      [50, 40, 16, 32, 16].map((bytes, at) => (at === 0 ? token.parts[0]?.bytes : bytes)),
    );
  });

  it('reads the JSON serialization, and says that a JWT is never in it (RFC 7515 A.6, A.7)', () => {
    const [header, payload, mac] = RFC7515_A1.split('.');
    const flattened = decodeJsonSerialization(
      JSON.stringify({ payload, protected: header, header: { kid: '1' }, signature: mac }),
    );
    expect(flattened).toMatchObject({
      form: 'jws',
      serialization: 'json',
      claims: { iss: 'joe' },
      header: { kid: '1', alg: 'HS256' },
    });
    expect(flattened?.problems.map(({ code }) => code)).toEqual(['json-serialization']);
    expect(decodeJsonSerialization('{"a":1}')).toBeUndefined();
  });
});

describe('decodeJwt on broken tokens', { timeout: 60_000 }, () => {
  const [header = '', payload = ''] = RFC7515_A1.split('.');

  it('names an empty signature', () => {
    expect(codes(`${header}.${payload}.`)).toEqual(['signature:empty-signature']);
  });

  it('shows header and claims whatever the number of parts', () => {
    for (const text of [`${header}.${payload}`, `${header}.${payload}.${signature}.x`, `${header}.${payload}.a.b.c`]) {
      const token = decodeJwt(text);
      expect(token.form).toBe('broken');
      expect(token.claims?.iss).toBe('joe');
      expect(token.problems.map(({ code }) => code)).toContain('wrong-part-count');
    }
  });

  it('shows the claims before the cut', () => {
    const token = decodeJwt(`${header}.${payload.slice(0, 30)}`);
    expect(token.claims).toMatchObject({ iss: 'joe' });
    expect(codes(`${header}.${payload.slice(0, 30)}`)).toEqual(['token:wrong-part-count', 'payload:cut-short']);
  });

  it('reads past padding, the other alphabet and white space, and names them', () => {
    expect(codes(`${encode('{"alg":"HS256","a":1}')}.${encode('{"a":"b"}')}==.${signature}`)).toEqual([
      'payload:padding',
    ]);
    expect(codes(`${header}.${payload}\n.${signature}`)).toEqual(['payload:whitespace']);
    const odd = encode('{"a":"\u00fb\u00ff\u00fe???>>>"}').replaceAll('-', '+').replaceAll('_', '/');
    expect(decodeJwt(`${header}.${odd}.${signature}`).claims).toMatchObject({ a: '\u00fb\u00ff\u00fe???>>>' });
    expect(codes(`${header}.${odd}.${signature}`)).toEqual(['payload:standard-alphabet']);
  });

  it('names a header without alg, an unknown alg, an alg for the other kind of token', () => {
    expect(codes(`${encode({ typ: 'JWT' })}.${payload}.${signature}`)).toEqual(['header:alg-missing']);
    expect(codes(`${encode({ alg: 'XX1' })}.${payload}.${signature}`)).toEqual(['header:alg-unknown']);
    expect(codes(`${encode({ alg: 'RSA-OAEP' })}.${payload}.${signature}`)).toEqual(['header:alg-misplaced']);
    expect(codes(`${encode({ alg: 'RSA-OAEP' })}.a_-_.AAAA.AAAA.AAAA`)).toContain('header:enc-missing');
    expect(codes(`${encode([1])}.${payload}.${signature}`)).toEqual(['header:not-an-object']);
    expect(codes('!!!.???.###')).toContain('header:not-base64url');
    expect(codes('')).toContain('token:empty');
  });

  it('shows duplicate members, exact numbers and UTF-8', () => {
    const token = decodeJwt(`${header}.${encode('{"sub":"a","sub":"Zoë 😀","id":12345678901234567890}')}.${signature}`);
    expect(token.claims?.sub).toBe('Zoë 😀');
    expect(token.problems.map(({ code }) => code)).toEqual(['duplicate-member']);
    expect(token.parts[1]?.notes.find(({ code }) => code === 'unsafe-integer')?.text).toBe('12345678901234567890');
  });

  it('tells a signature of the wrong length, as of DER instead of two numbers', () => {
    expect(codes(`${encode({ alg: 'ES256' })}.${payload}.${encode('x'.repeat(71))}`)).toEqual([
      'signature:wrong-length',
    ]);
  });

  it('reads a nested token, by cty or by its looks, and stops at a depth', () => {
    const inner = RFC7515_A1;
    const token = decodeJwt(`${encode({ alg: 'HS256', cty: 'JWT' })}.${encode(inner)}.${signature}`);
    expect(token).toMatchObject({ payload: 'nested', problems: [], nested: { claims: { iss: 'joe' } } });
    let deep = inner;
    for (let depth = 0; depth < 8; depth++) deep = `${encode({ alg: 'HS256' })}.${encode(deep)}.${signature}`;
    const chain: string[] = [];
    for (let at: ReturnType<typeof decodeJwt> | undefined = decodeJwt(deep); at; at = at.nested) chain.push(at.payload);
    expect(chain).toEqual(['nested', 'nested', 'nested', 'nested']);
  });

  it('knows detached and unencoded payloads (RFC 7515 appendix F, RFC 7797)', () => {
    expect(decodeJwt(`${header}..${signature}`)).toMatchObject({ form: 'jws', payload: 'detached', problems: [] });
    const unencoded = decodeJwt(`${encode({ alg: 'HS256', b64: false, crit: ['b64'] })}.$02,00.${signature}`);
    expect(unencoded).toMatchObject({ form: 'jws', payload: 'unencoded' });
    expect(unencoded.parts[1]?.decodedText).toBe('$02,00');
  });

  it('takes time linear in the input: ten megabytes of claims, of dots, of garbage', () => {
    const before = process.cpuUsage();
    const big = decodeJwt(`${header}.${encode({ a: 'x'.repeat(7_500_000) })}.${signature}`);
    expect(big.claims?.a).toHaveLength(7_500_000);
    expect(
      decodeJwt('.'.repeat(10_000_000)).problems.find(({ code }) => code === 'wrong-part-count')?.message,
    ).toContain('10000001');
    expect(decodeJwt('%'.repeat(10_000_000)).form).toBe('broken');
    expect(decodeJwt(`${header}.${'e'.repeat(10_000_000)}`).form).toBe('broken');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(15_000);
  });
});

describe('detectJwt', { timeout: 60_000 }, () => {
  it('wants a header with alg, whatever the first letters', () => {
    expect(isJwt(RFC7515_A1)).toBe(true);
    expect(isJwt(RFC7516_A3)).toBe(true);
    for (const text of [
      '{ "alg":"HS256"}',
      '{\n"alg":"HS256"}',
      '{\t"alg":"HS256"}',
      ' {"alg":"HS256"}',
      '\n{"alg":"HS256"}',
    ]) {
      expect([text, detectJwt(`${encode(text)}.${encode({})}.${signature}`)]).toEqual([text, 'jws']);
    }
  });

  it('takes none of the values that only look so', () => {
    for (const value of [
      `${encode({ user: 'alice' })}.aSGGyA.${'A'.repeat(27)}`,
      encode({ iv: 'a', value: 'b', mac: 'c' }),
      encode({ session: 1 }),
      `pk.${encode({ u: 'a' })}.abc`,
      'SFMyNTY.g2gDYQE.abc',
      'eyJ',
      '',
      'eyJhbGciOiJIUzI1Ni'.slice(0, 4),
    ]) {
      expect([value, detectJwt(value)]).toEqual([value, undefined]);
    }
  });

  it('calls a token broken that was cut, has parts too many, or no alg', () => {
    const [header = '', payload = ''] = RFC7515_A1.split('.');
    for (const value of [
      `${header}.${payload}`,
      `${RFC7515_A1}.x`,
      header,
      `${encode({ typ: 'JWT' })}.${payload}.${signature}`,
    ]) {
      expect([value, detectJwt(value)]).toEqual([value, 'broken']);
    }
  });
});
