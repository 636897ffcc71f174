import { describe, expect, it } from 'vitest';
import { arePlainPairs, isCookieSeparator, isQuerySeparator } from '../../../../src/core/http/secrets/plain-pairs.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('a query that is surely without a secret, and is spared the search', () => {
  it.each([
    'page=2&size=20',
    'a=1;b=2?c=3#d',
    '',
    'flag',
    'q=many+words+here',
    'state=Zk3mPq9vXw7tRb2n==',
    'state=Zk3mPq9vXw7tRb2n=',
    'code=SplxlOBeZQQYbYS6WxSbIA',
    'a={}&b=<>&c=%',
    `token=${JWT}`,
    `token=${JWT}.x-y.z`,
    'token=eyJhbGciOiJub25lIn0..',
    'e=yes-it-is',
    'x=Basics-and-more',
    'x=W2way-there',
    'n=1&&m=2',
  ])('%s', (text) => expect(arePlainPairs(text, 0, isQuerySeparator)).toBe(true));
});

describe('a query that may hold a secret', () => {
  it.each([
    'password=hunter22',
    'a=1&password=hunter22',
    'a=1;password=hunter22',
    'a=1?password=hunter22',
    'a=1#password=hunter22',
    ' password=hunter22',
    '   pw=x',
    'code=492817',
    'a=1&x={"a":1}',
    'x=["a",1]',
    'x=<a>text</a>',
    'x=a%3Db%26c',
    'x=user:name',
    'x=name"x"',
    'x=back\\slash',
    'x=ada@host.example',
    'x=a=b=c=d',
    'x=inner=value',
    'x=eyJhbGciOiJIUzI1NiJ9',
    'x=ewogICJhIjog',
    'x=W3sicGFzc3dv',
    'x=W1sicGFzc3dv',
    'x=WyJwYXNzd29y',
    'x=WzEsMiwz',
    'x=Basic YTpi',
    'x=basic YTpi',
    `x=y${JWT}:`,
    `x=${JWT}&y={"a":1}`,
    'eyJhbGciOiJIUzI1NiJ9',
    'x=eyJ.a%3D.b',
    'x=eyJhb%.a.b',
    'x=eyJhb.a.b%',
    `x=${JWT}{"a":1}`,
    `{"t":${JWT}`,
    'a={"a":1}',
  ])('%s', (text) => expect(arePlainPairs(text, 0, isQuerySeparator)).toBe(false));
});

it('a query is looked at from a place on', () => {
  expect(arePlainPairs('password=hunter22&a=1', 18, isQuerySeparator)).toBe(true);
  expect(arePlainPairs('a=1&password=hunter22', 4, isQuerySeparator)).toBe(false);
});

it('a Cookie field is told apart at semicolons and ends of lines alone', () => {
  const plain = (text: string) => arePlainPairs(text, 0, isCookieSeparator);
  expect(plain('sid=Zk3mPq9vXw7tRb2n; theme=dark; lang=en')).toBe(true);
  expect(plain('sid=1; password=hunter22')).toBe(false);
  expect(plain('a=1\npassword=hunter22')).toBe(false);
  expect(plain('a=1#password')).toBe(true);
  expect(plain('a=one?password')).toBe(false);
});
