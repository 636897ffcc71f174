import { describe, expect, it } from 'vitest';
import {
  type AuthProblem,
  isPlaceholder,
  parseAuthorization,
  parseAuthParams,
} from '../../../src/core/http/authorization.ts';
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

describe('credentials, read as they were meant', () => {
  const schemes =
    'Bearer DPoP Basic Negotiate NTLM JWT Token ApiKey Api-Key Key SSWS PrivateToken GNAP SAPISIDHASH SAPISID1PHASH SAPISID3PHASH';
  it.each(schemes.split(' '))('%s is a scheme of one token, also said twice', (scheme) => {
    expect(parseAuthorization(`${scheme} a,b`)).toMatchObject({
      scheme: scheme.toLowerCase(),
      schemeText: scheme,
      token68: 'a,b',
    });
    expect(parseAuthorization(scheme).problems).toEqual([
      { code: 'missing-token', message: `Nothing follows the scheme ${scheme}.` },
    ]);
    expect(parseAuthorization(`Bearer ${scheme}  abc`)).toEqual({
      scheme: scheme.toLowerCase(),
      schemeText: scheme,
      token68: 'abc',
      problems: [{ code: 'double-scheme', message: `There are two schemes: Bearer ${scheme}.` }],
    });
  });

  const lists =
    'Digest OAuth Hawk MAC Signature HOBA Mutual vapid AWS4-HMAC-SHA256 AWS4-ECDSA-P256-SHA256 GoogleLogin SCRAM-SHA-256 SCRAM-SHA-1 Concealed';
  it.each(lists.split(' '))('%s is a scheme of parameters', (scheme) => {
    expect(parseAuthorization(scheme).problems[0]?.code).toBe('missing-token');
    expect(parseAuthorization(`${scheme} abc==`)).toMatchObject({
      scheme: scheme.toLowerCase(),
      params: [{ name: 'abc' }],
    });
  });

  it.each([
    ['Other a="b"', [{ name: 'a', value: 'b', quoted: true }]],
    ['Token token="abc"', [{ name: 'token', value: 'abc', quoted: true }]],
    ['GNAP access = x y', [{ name: 'access', value: 'x y', quoted: false }]],
    ['Token abc==', undefined],
    ['Token abc=', undefined],
    ['Bearer a="b"', undefined],
    ['Other abc', undefined],
    ['Other abc=def', [{ name: 'abc', value: 'def', quoted: false }]],
  ])('%s has parameters, or a token', (value, params) => {
    expect(parseAuthorization(value).params).toEqual(params);
  });

  it.each([
    ['  ', '', undefined, [['empty', 'The field is empty.']]],
    ['abc', '', 'abc', [['no-scheme', 'There is no authentication scheme before the value.']]],
    [
      'a@b c',
      '',
      'a@b c',
      [
        ['no-scheme', 'The value does not begin with an authentication scheme.'],
        ['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.'],
      ],
    ],
    ['Bearer: abc', 'bearer', 'abc', []],
    ['Bearer, abc', 'bearer', 'abc', []],
    ['Bearer\tabc', 'bearer', 'abc', []],
    [
      'Bearer Bearer: Bearer Bearer Bearer Bearer abc',
      'bearer',
      'Bearer abc',
      [
        ['double-scheme', 'There are two schemes: Bearer Bearer.'],
        ['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.'],
      ],
    ],
    [
      'Other Bearer abc',
      'other',
      'Bearer abc',
      [['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.']],
    ],
    [
      'Bearer unknown abc',
      'bearer',
      'unknown abc',
      [['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.']],
    ],
    [
      'Bearer "abc"',
      'bearer',
      'abc',
      [['quoted-token', 'The token stands in quotation marks, which are sent as part of it.']],
    ],
    [
      'Bearer `abc`',
      'bearer',
      'abc',
      [['quoted-token', 'The token stands in quotation marks, which are sent as part of it.']],
    ],
    ['Bearer "', 'bearer', '"', [['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.']]],
    [
      'Bearer "abc',
      'bearer',
      '"abc',
      [['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.']],
    ],
    [
      'Bearer abc=x',
      'bearer',
      'abc=x',
      [['invalid-token68', 'The token has characters that RFC 9110 does not allow in one.']],
    ],
    [
      'Bearer "NULL"',
      'bearer',
      'NULL',
      [
        ['quoted-token', 'The token stands in quotation marks, which are sent as part of it.'],
        ['placeholder-token', 'The text “NULL” stands where a token should be.'],
      ],
    ],
  ])('“%s”', (value, scheme, token68, problems) => {
    const read = parseAuthorization(value);
    expect(read.scheme).toBe(scheme);
    expect(read.token68).toBe(token68);
    expect(read.problems.map(({ code, message }) => [code, message])).toEqual(problems);
  });

  const placeholders = [
    'undefined',
    'null',
    'NaN',
    'None',
    'false',
    'true',
    '[object',
    '[object Object]',
    '[object Promise]',
    '{{token}}',
    '<token>',
    'token',
    'your_token',
    'your-token-here',
    ' null ',
  ];
  it.each(placeholders)('“%s” stands where a token was meant', (text) => {
    expect(isPlaceholder(text)).toBe(true);
    expect(isPlaceholder(`${text}x`)).toBe(false);
    expect(isPlaceholder(text.padEnd(24))).toBe(false);
    expect(isPlaceholder(text.padEnd(23))).toBe(true);
  });
});

describe('parameters', () => {
  const read = (text: string) => {
    const problems: AuthProblem[] = [];
    return {
      params: parseAuthParams(text, problems).map(({ name, value, quoted }) => [name, value, quoted]),
      problems,
    };
  };

  it.each<[string, unknown[], string[]]>([
    ['a=b', [['a', 'b', false]], []],
    [
      ' , a = b , c="d, e" ,',
      [
        ['a', 'b', false],
        ['c', 'd, e', true],
      ],
      [],
    ],
    ['a="x\\"y\\\\z"', [['a', 'x"y\\z', true]], []],
    [
      'a=, b=c',
      [
        ['a', '', false],
        ['b', 'c', false],
      ],
      [],
    ],
    ['a=""', [['a', '', true]], []],
    ['word, b=c', [['b', 'c', false]], ['A parameter has no value.']],
    ['word, other', [], ['A parameter has no value.']],
    ['a="b', [['a', 'b', true]], ['A quoted value has no closing quotation mark.']],
    [
      'a=1, A=2, a=3',
      [
        ['a', '1', false],
        ['A', '2', false],
        ['a', '3', false],
      ],
      ['The parameter A comes twice.'],
    ],
  ])('of %s', (text, params, problems) => {
    expect(read(text)).toEqual({ params, problems: problems.map((message) => expect.objectContaining({ message })) });
  });

  it('are no more than anybody sends', () => {
    expect(read(Array.from({ length: 70 }, (_, index) => `a${index}=b`).join()).params).toHaveLength(64);
  });
});
