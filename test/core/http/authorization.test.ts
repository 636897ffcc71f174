import { describe, expect, it } from 'vitest';
import { parseAuthorization } from '../../../src/core/http/authorization.ts';
import { getAuthParam, parseChallenges } from '../../../src/core/http/challenge.ts';

const codes = (value: string) => parseAuthorization(value).problems.map(({ code }) => code);

describe('parseAuthorization', () => {
  it('reads a token, and parameters', () => {
    expect(parseAuthorization('Bearer mF_9.B5f-4.1JqM')).toEqual({
      scheme: 'bearer',
      schemeText: 'Bearer',
      token68: 'mF_9.B5f-4.1JqM',
      problems: [],
    });
    const digest = parseAuthorization(
      'Digest username="Mufasa \\"x\\"", realm="http-auth@example.org", nc=00000001, qop=auth',
    );
    expect(digest.scheme).toBe('digest');
    expect(getAuthParam(digest.params, 'username')).toBe('Mufasa "x"');
    expect(getAuthParam(digest.params, 'nc')).toBe('00000001');
  });

  it('reads the signature of AWS, whose parameters stand without quotes', () => {
    const { params } = parseAuthorization(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=5d67',
    );
    expect(getAuthParam(params, 'credential')).toBe('AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request');
    expect(getAuthParam(params, 'signedheaders')).toBe('host;x-amz-date');
  });

  it.each([
    ['', 'empty'],
    ['Bearer', 'missing-token'],
    ['Bearer undefined', 'placeholder-token'],
    ['Bearer null', 'placeholder-token'],
    ['Bearer [object Object]', 'placeholder-token'],
    ['Bearer Bearer abcdef', 'double-scheme'],
    ['Bearer Token abcdef', 'double-scheme'],
    ['Bearer: abcdef ghi', 'invalid-token68'],
    ['Bearer "abcdef"', 'quoted-token'],
    ['eyJhbGciOiJIUzI1NiJ9.e30.abc', 'no-scheme'],
    ['Digest username="x', 'unterminated-quote'],
    ['Digest username="x", username="y"', 'duplicate-parameter'],
  ])('names what is wrong with “%s”', (value, code) => {
    expect(codes(value)).toContain(code);
  });

  it('takes a repeated scheme and quotes off the token', () => {
    expect(parseAuthorization('bearer Bearer abc').token68).toBe('abc');
    expect(parseAuthorization("Bearer 'abc'").token68).toBe('abc');
  });

  it('finds nothing wrong with what is right', () => {
    for (const value of [
      'Basic QWxhZGRpbjo=',
      'Negotiate YIIabc==',
      'SSWS 00abc',
      'Token token="abc"',

      'ApiKey abc=',
    ]) {
      expect(codes(value), value).toEqual([]);
    }
  });
});

describe('parseChallenges', () => {
  it('tells several challenges in one field from their parameters', () => {
    const challenges = parseChallenges(
      'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple", Negotiate, Bearer error="invalid_token",error_description="a, b"',
    );
    expect(challenges.map(({ scheme }) => scheme)).toEqual(['newauth', 'basic', 'negotiate', 'bearer']);
    expect(getAuthParam(challenges[0]?.params, 'title')).toBe('Login to "apps"');
    expect(getAuthParam(challenges[3]?.params, 'error_description')).toBe('a, b');
  });

  it('reads a token68 and a scheme alone', () => {
    expect(parseChallenges('NTLM TlRMTVNTUAACAAAA==')[0]).toMatchObject({
      scheme: 'ntlm',
      token68: 'TlRMTVNTUAACAAAA==',
    });
    expect(parseChallenges('Negotiate')[0]).toMatchObject({ scheme: 'negotiate', params: [] });
  });
});
