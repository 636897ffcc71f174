import { expect, it } from 'vitest';
import { defaultPath, isDomainMatch, isPathMatch } from '../../../src/core/http/match.ts';

it.each([
  ['a.example', 'a.example', true],
  ['x.a.example', 'a.example', true],
  ['xa.example', 'a.example', false],
  ['a.example', 'x.a.example', false],
  ['127.0.0.1', '0.0.1', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['a.example.', '', false],
  ['', '', true],
])('the host %s and the domain %s: %s', (host, domain, matches) => {
  expect(isDomainMatch(host, domain)).toBe(matches);
});

it.each([
  ['/', '/', true],
  ['/a', '/', true],
  ['/a', '/a', true],
  ['/a/b', '/a', true],
  ['/ab', '/a', false],
  ['/a/b', '/a/', true],
  ['/a', '/a/', false],
  ['/b', '/a', false],
  ['/A', '/a', false],
])('the path %s and the cookie of %s: %s', (path, cookiePath, matches) => {
  expect(isPathMatch(path, cookiePath)).toBe(matches);
});

it.each([
  ['/', '/'],
  ['', '/'],
  ['/a', '/'],
  ['/a/', '/a'],
  ['/a/b/c', '/a/b'],
  ['a/b', '/'],
])('a cookie that %s sets without a path has %s', (path, cookiePath) => {
  expect(defaultPath(path)).toBe(cookiePath);
});
