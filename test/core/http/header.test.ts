import { describe, expect, it } from 'vitest';
import { byteLength, getHeader, getHeaders, getSetCookies, headerBytes } from '../../../src/core/http/header.ts';

const headers = [
  { name: 'Vary', value: 'Accept' },
  { name: 'Set-Cookie', value: 'a=1\nb=2; Path=/\n \n' },
  { name: 'X-Vary', value: 'no' },
  { name: 'vary', value: 'Origin' },
  { name: 'SET-COOKIE', value: 'c=3' },
];

describe('fields of a message', () => {
  it('are found by name in any case, the first and all of them', () => {
    expect(getHeader(headers, 'VARY')).toBe('Accept');
    expect(getHeader(headers, 'var')).toBeUndefined();
    expect(getHeader(headers, 'varx')).toBeUndefined();
    expect(getHeaders(headers, 'VARY')).toEqual(['Accept', 'Origin']);
    expect(getHeaders(headers, 'var')).toEqual([]);
  });

  it('give each cookie apart, also where a browser joins them with newlines', () => {
    expect(getSetCookies(headers)).toEqual(['a=1', 'b=2; Path=/', 'c=3']);
    expect(getSetCookies([{ name: 'Cookie', value: 'a=1' }])).toEqual([]);
  });

  it.each([
    ['', 0],
    ['abc', 3],
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['日本', 6],
    ['\ud7ff', 3],
    ['\ue000', 3],
    ['\ud800\udc00', 4],
    ['\udbff\udfff', 4],
    ['a🎉b🎉', 10],
    ['\ud800', 3],
    ['\ud800a', 4],
    ['\udc00\ud800', 6],
    ['\ud800\ue000', 6],
    ['\ud800\udbff', 6],
  ])('counts the bytes of “%s” in UTF-8', (text, bytes) => {
    expect(byteLength(text)).toBe(bytes);
    expect(byteLength(text)).toBe(Buffer.byteLength(text));
  });

  it('counts what a line takes on the wire', () => {
    expect(headerBytes({ name: 'Cookie', value: 'a=ü' })).toBe('Cookie: a=ü\r\n'.length + 1);
  });
});
