import { describe, expect, test } from 'vitest';
import { countOf, createMasker, maskText, maskUrl, replaceTokens } from '../../../src/core/capture/mask.ts';
import type { Credential } from '../../../src/core/credential/book.ts';
import { SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';

const maskerOf = (known: Record<string, string>) =>
  createMasker(Object.entries(known).map(([id, value]) => ({ id, value })) as Credential[]);
const nobody = maskerOf({});
const JWT = sampleJwt();

describe('the name of a secret', () => {
  const masker = maskerOf({ 'session#1': 'a b+c/d=ef', 'jwt#1': 'token-in-full', 'code#1': 'short', 'code#2': '%41' });

  test.each([
    ['a b+c/d=ef', 'session#1'],
    ['a%20b%2Bc%2Fd%3Def', 'session#1'],
    ['short', 'code#1'],
    ['%41', 'code#2'],
    ['Bearer token-in-full', 'jwt#1'],
    ['Bearer%20token-in-full', 'jwt#1'],
    ['x%3Da%20b%2Bc%2Fd%3Def', 'session#1'],
    ['so short', undefined],
    ['another', undefined],
  ])('of %j is %s', (text, name) => {
    expect(masker.name(text)).toBe(name);
  });

  test('stands with its length where it is shown', () => {
    expect(masker.label('token-in-full')).toBe('jwt#1 (13 characters)');
    expect(masker.label('another')).toBe('7 characters');
    expect([countOf('a'), countOf('ab'), countOf('')]).toEqual(['1 character', '2 characters', '0 characters']);
  });

  test('is known of a credential alone', () => {
    expect(['token-in-full', 'Bearer token-in-full'].map(masker.is)).toEqual([true, false]);
  });
});

describe('known credentials in a text', () => {
  test('are replaced wherever they stand, also in percent signs', () => {
    const masker = maskerOf({ 'session#1': 'a b+c/d=ef' });
    expect(masker.replaceIn('x a b+c/d=ef y a%20b%2Bc%2Fd%3Def a b+c/d=ef')).toBe(
      'x {session#1} y {session#1} {session#1}',
    );
  });

  test('are searched from eight characters on', () => {
    const masker = maskerOf({ 'a#1': '12345678', 'b#1': '9abcdef' });
    expect(masker.replaceIn('12345678 9abcdef')).toBe('{a#1} 9abcdef');
  });

  test('are searched from the longest on, so that none is cut in two', () => {
    const masker = maskerOf({ 'part#1': 'abcdefgh', 'whole#1': '1abcdefgh2' });
    expect(masker.replaceIn('1abcdefgh2 abcdefgh')).toBe('{whole#1} {part#1}');
  });

  test('may be half a character, and harm nothing', () => {
    expect(maskerOf({ 'a#1': '\ud8001234567' }).replaceIn('x\ud8001234567y')).toBe('x{a#1}y');
  });

  test('are searched up to two hundred', () => {
    const known = Object.fromEntries(Array.from({ length: 210 }, (_, n) => [`c#${n}`, `value-${100_000 + n}`]));
    const text = Object.values(known).join(' ');
    expect(maskerOf(known).replaceIn(text).match(/value/g)).toHaveLength(10);
  });
});

describe('a token in a text', () => {
  test.each([
    ['alone', JWT, '{token}'],
    ['in a sentence', `the token ${JWT}, as it came`, 'the token {token}, as it came'],
    ['with something before it', `x-eyJ.${JWT}`, 'x-eyJ.{token}'],
    ['with letters before it', `xx${JWT}`, 'xx{token}'],
    ['twice', `${JWT} ${JWT}`, '{token} {token}'],
    ['without a signature', JWT.replace(/[^.]*$/, ''), '{token}'],
  ])('is replaced %s', (_what, text, shown) => {
    expect(replaceTokens(text, () => '{token}')).toBe(shown);
  });

  test.each([
    'no token at all',
    'www.example.com',
    'eyJ.two',
    'eyJ.a.b',
    'eyJabc.a.b',
    'eyJhbGciOiJub25lIn0',
    'eyJhbGciOiJub25lIn0.e30',
    'a.b.eyJhbGciOiJub25lIn0',
    'a.b.eyJhbGciOiJub25lIn0.x',
  ])('is none in %j', (text) => {
    expect(replaceTokens(text, () => '{token}')).toBe(text);
  });

  test('is one where the first part is longer than six characters', () => {
    expect(replaceTokens('eyJabcd.a.b', () => '{token}')).toBe('{token}');
  });

  test('may be told by its header and its claims', () => {
    expect(replaceTokens(`x ${JWT} y`, (shown) => `${shown}.…`)).toBe(`x ${JWT.split('.').slice(0, 2).join('.')}.… y`);
  });
});

describe('an address', () => {
  test.each([
    ['https://a.example/x?page=2&token=abc#top', 'https://a.example/x?page=2&token={3 characters}#top'],
    ['https://ada:secret@a.example/', 'https://ada:{6 characters}@a.example/'],
    ['https://ada@a.example/', 'https://ada@a.example/'],
    [`https://${SESSION_ID}@a.example/`, 'https://{32 characters}@a.example/'],
    [`https://${SESSION_ID}:x@a.example/`, 'https://{32 characters}:{1 character}@a.example/'],
    [`https://a.example/${JWT}/x`, 'https://a.example/{token}/x'],
    ['https://a.example/plain', 'https://a.example/plain'],
    // A host with a port is nobody's name.
    ['https://ip-10-0-12-345.ec2.example:8080/', 'https://ip-10-0-12-345.ec2.example:8080/'],
    ['https://ip-10-0-12-345.ec2.example:8080/?to=a@b', 'https://ip-10-0-12-345.ec2.example:8080/?to=a@b'],
  ])('%s is shown as %s', (url, shown) => {
    expect(maskUrl(url, nobody)).toBe(shown);
  });

  test('shows a known credential by its name, whatever the parameter is called', () => {
    const masker = maskerOf({ 'session#1': SESSION_ID });
    expect(maskUrl(`https://a.example/${SESSION_ID}?x=${SESSION_ID}&y=1`, masker)).toBe(
      'https://a.example/{session#1}?x={session#1}&y=1',
    );
  });
});

test('any other text is treated the same', () => {
  const masker = maskerOf({ 'session#1': SESSION_ID });
  const text = `said ${SESSION_ID} and {"password":"hunter2","n":1} at https://${'k3Y9'.repeat(6)}@a.example with ${JWT}`;
  const shown = maskText(text, masker);
  expect(shown).toContain('said {session#1} and');
  expect(shown).toContain('{token}');
  for (const secret of ['hunter2', 'k3Y9', JWT.slice(-20)]) expect(shown).not.toContain(secret);
});
