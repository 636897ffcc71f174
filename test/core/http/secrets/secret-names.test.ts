import { describe, expect, it } from 'vitest';
import { mayNameSecret } from '../../../../src/core/http/secrets/may-name-secret.ts';
import { isTypedCode, mayBeRemembered, secretKind } from '../../../../src/core/http/secrets/secret-names.ts';
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
