import { describe, expect, it } from 'vitest';
import { mayNameSecret } from '../../../../src/core/http/secrets/may-name-secret.ts';
import {
  isHarmless,
  isPrivateMember,
  isTypedCode,
  mayBeRemembered,
  secretKind,
} from '../../../../src/core/http/secrets/secret-names.ts';
import { findQuadratic } from '../linear.ts';
import { NAMES, OPEN_NAMES } from './names.ts';

describe('the name of a secret', () => {
  it.each(Object.entries(NAMES))('is known as a %s, whatever the language and the spelling', (kind, names) => {
    expect(names.filter((name) => secretKind(name) !== kind)).toEqual([]);
  });

  it('is known in every way to write it', () => {
    for (const name of ['password', 'client_secret', 'otp'])
      for (const written of [
        name.toUpperCase(),
        `user[${name}]`,
        `user.${name}`,
        `$.data.${name}`,
        `wsse:${name}`,
        `${name}[]`,
        `${name}[0]`,
        `${name}.value`,
        `my-${name}`,
        `X-${name}`,
        `${name}2`,
        encodeURIComponent(`[${name}]`),
        name.replace('s', '%73').replace('t', '%74'),
        name.replace('s', '%2573'),
        `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}`,
      ])
        expect([written, secretKind(written) !== undefined]).toEqual([written, true]);
  });

  it('is not seen in names of credentials that are followed, and of facts about a secret', () => {
    expect(OPEN_NAMES.filter((name) => secretKind(name) !== undefined)).toEqual([]);
  });

  it.each<[string, (name: string) => string]>([
    ['a member of JSON', (name) => JSON.stringify({ a: 1, [name]: 'x' })],
    ['a member of JSON that is cut short', (name) => `{"${name}" : "cut sho`],
    ['a parameter', (name) => `a=1&${name}=x`],
    ['a name before a colon', (name) => `${name}: x`],
    ['an element', (name) => `<${name}>x</${name}>`],
    ['an attribute', (name) => `name="${name}"`],
    ['a pair of name and value', (name) => `{"name":"${name}","value":"x"}`],
    ['JSON in a parameter', (name) => `a=${encodeURIComponent(`{"${name}":"x"}`)}`],
  ])('is found by the quick search as %s', (_what, write) => {
    const texts = Object.values(NAMES).flat().map(write);
    expect(texts.filter((text) => !mayNameSecret(text))).toEqual([]);
  });

  it('is looked for in vain, and in linear time, in most texts', () => {
    expect(mayNameSecret('{"id":4711,"rows":[{"name":"A. Person","country":"at"}],"opinion":"fine"}')).toBe(false);
    expect(mayNameSecret('{"status":"ok","items":[1,2,3],"total":3,"next":"/api/items?page=2&size=20"}')).toBe(false);
    expect(findQuadratic(mayNameSecret)).toEqual([]);
    expect(findQuadratic((text) => secretKind(text))).toEqual([]);
  });
});

describe('a number that was typed', () => {
  it('is told from an authorization code by its digits and by what stands beside it', () => {
    const alone = () => false;
    for (const [name, value] of [
      ['code', '123456'],
      ['token', '0123'],
      ['otp_token', '123 456'],
      ['user[code]', '12345678'],
      ['verification_token', '123-456'],
    ] as const)
      expect([name, value, isTypedCode(name, value, alone)]).toEqual([name, value, true]);
    expect(isTypedCode('code', '123456', (other) => other === 'state')).toBe(false);
    expect(isTypedCode('code', 'SplxlOBeZQQYbYS6WxSbIA', alone)).toBe(false);
    expect(isTypedCode('page', '123456', alone)).toBe(false);
    expect(isTypedCode('token', '123456789012', alone)).toBe(false);
  });
});

describe('a name', () => {
  it.each(['password', 'user[password]', 'wsse:Password', 'app.auth-token', 'user%5Bpassword%5D', 'contraseña', 'a'])(
    'may be remembered when it is nothing but a name: %s',
    (name) => {
      expect(mayBeRemembered(name)).toBe(true);
    },
  );

  it.each([
    'https://app.example.com/?password=x',
    '/login?pw',
    '{"password":"x"}',
    'login({"a":1})',
    "['a']",
    'next=%2Fa',
    'next%3D1',
    'next%253D1',
    '%7B%22a%22%3A1',
    'my password is x',
    'a'.repeat(129),
  ])('is not remembered when a value may stand in it: %s', (name) => {
    expect(mayBeRemembered(name)).toBe(false);
  });
});

describe('the name of a secret, spelled otherwise', () => {
  it.each([
    ['password', 'a.b.password'],
    ['password', 'password.value'],
    ['password', 'password.plaintext'],
    ['password', 'password[12]'],
    ['password', '[password]'],
    ['password', 'a..password'],
    ['password', 'password 12'],
    ['password', 'password-2-3'],
    ['password', 'pass12'],
    ['password', 'my pass 2 field'],
    ['password', 'my pass2 field'],
    ['password', 'password123'],
    ['password', 'HTTPPassword'],
    ['password', 'myHTTPPwdField'],
    ['password', 'lösenord'],
    ['password', 'hasło'],
    ['password', 'LYKILORÐ'],
    ['password', 'ŞİFRE'],
    ['password', 'p%2561ssword'],
    ['password', '%password'],
    ['password', '%ffpassword'],
    ['password', 'customerpass'],
    ['one-time-code', 'user totp field'],
    ['one-time-code', 'code otp'],
    ['client-secret', 'secrets'],
    ['client-secret', 'secret1'],
    ['client-secret', 'xsecretthing'],
    ['client-secret', 'secretValue'],
    ['client-secret', 'secretHash'],
    ['client-secret', 'appSecretKeyOld'],
    ['code-verifier', 'verifier'],
    ['code-verifier', 'verifierCode'],
    ['code-verifier', 'verifier_pkce'],
    ['code-verifier', 'code.verifier.state'],
    ['private-key', 'clientKeyData'],
    ['private-key', 'clé_privée'],
  ] as const)('%s: %s', (kind, name) => expect(secretKind(name)).toBe(kind));

  it.each([
    'nosecret',
    'mysecretsanta',
    'secretary_name',
    'client_secret_basic',
    'clientSecretPost',
    'verifierstate',
    'my_verifier_url',
    'private_key_jwt',
    'password_length',
    'password-minlength',
    'password_rules',
    'passwordPlaceholder',
    'password_validity',
    'xTelegramBotApiSecretToken',
    'x-hasura-admin-secret',
    'value',
    'password.hint',
    '12',
    '',
    'compass',
    'passwordless',
  ])('but not %j', (name) => expect(secretKind(name)).toBeUndefined());

  it('is told by the end of a name that is very long', () => {
    expect(secretKind(`${'x'.repeat(500)}.password`)).toBe('password');
    expect(secretKind(`password.${'x'.repeat(500)}`)).toBeUndefined();
  });

  it('is told the same again, and again when thousands of others came in between', () => {
    expect([secretKind('password'), secretKind('password')]).toEqual(['password', 'password']);
    expect([secretKind('city'), secretKind('city')]).toEqual([undefined, undefined]);
    for (let index = 0; index < 4100; index++) secretKind(`n${index}`);
    expect([secretKind('password'), secretKind('city')]).toEqual(['password', undefined]);
  });
});

describe('a member of a key', () => {
  const rsa = new Set(['kty', 'n', 'e', 'd']);
  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'])('is private: %s', (name) => {
    expect(isPrivateMember(name, (member) => rsa.has(member))).toBe(true);
    expect(isPrivateMember(name, () => false)).toBe(false);
  });

  it.each([
    [['kty'], true],
    [['n', 'e'], true],
    [['crv', 'x'], true],
    [['n'], false],
    [['e'], false],
    [['crv'], false],
    [['x'], false],
    [['n', 'x'], false],
  ])('makes it one only beside %j: %s', (members, is) => {
    expect(isPrivateMember('d', (member) => members.includes(member))).toBe(is);
  });

  it('is open when it is another', () => {
    for (const name of ['n', 'e', 'x', 'y', 'kty', 'kid', '']) expect(isPrivateMember(name, () => true)).toBe(false);
  });
});

describe('a value', () => {
  it.each(['', 'true', 'FALSE', 'null', 'undefined', 'none'])('is no secret whatever it stands under: %j', (value) =>
    expect(isHarmless(value)).toBe(true),
  );
  it.each(['truely', 'untrue', 'nullnull', 'true     ', 'undefined!'])('may be one: %j', (value) =>
    expect(isHarmless(value)).toBe(false),
  );

  const alone = () => false;
  it.each(
    'code token auth_code authcode otp_token otptoken verification_token verify_token confirmation_token mfa_token 2fa_token login_token two_factor_token twofactor_token logintoken user[code] a.b.token x-code a:code code[]'.split(
      ' ',
    ),
  )('of digits was typed under the name %s', (name) => expect(isTypedCode(name, '492817', alone)).toBe(true));

  it.each(['mycode', 'codes', 'zip', 'csrf_token', 'tokens', 'code_challenge'])('of digits was not, under %s', (name) =>
    expect(isTypedCode(name, '492817', alone)).toBe(false),
  );

  it.each(['1234', '12345678', '123 456', '1234-5678', '123+4567'])('%s may have been typed', (value) =>
    expect(isTypedCode('code', value, alone)).toBe(true),
  );
  it.each(['123', '123456789', '12 345', '12345 678', 'a1234', '1234a', '123_456', ''])('%j was not', (value) =>
    expect(isTypedCode('code', value, alone)).toBe(false),
  );

  it.each(['state', 'grant_type', 'redirect_uri', 'iss', 'session_state', 'scope', 'id_token', 'code_verifier'])(
    'beside %s is an authorization code',
    (beside) => expect(isTypedCode('code', '492817', (other) => other === beside)).toBe(false),
  );
});
