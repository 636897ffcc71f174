import { describe, expect, it } from 'vitest';
import {
  decodePercentView,
  decodeUtf8View,
  placeOf,
  unescapeJsonView,
  unescapeXmlView,
  type View,
} from '../../../../src/core/http/secrets/view.ts';

const places = (view: View) => Array.from({ length: view.text.length + 1 }, (_, index) => placeOf(view, index));
const read = (decode: (view: View, start: number, end: number) => View, text: string) =>
  decode({ text }, 0, text.length);

describe('a text with percent-encoding', () => {
  it('is decoded once, and each character knows where it stood', () => {
    const view = read(decodePercentView, 'a%3Db%2541');
    expect(view.text).toBe('a=b%41');
    expect(places(view)).toEqual([0, 1, 4, 5, 8, 9, 10]);
  });

  it.each(['%', '%4', '%zz', '%4z', '%C3%BC', '100%', '%80', '+'])('keeps %s as it is', (text) => {
    expect(read(decodePercentView, text).text).toBe(text);
  });

  it.each([
    ['%7f', '\x7f'],
    ['%00', '\0'],
    ['%aB', '%aB'],
    ['%5b%5D', '[]'],
  ])('%s', (text, decoded) => expect(read(decodePercentView, text).text).toBe(decoded));

  it('is decoded in part, and an escape that goes over the end stays', () => {
    const view = decodePercentView({ text: 'xx%41%42yy' }, 2, 8);
    expect(view.text).toBe('AB');
    expect(places(view)).toEqual([2, 5, 8]);
    expect(decodePercentView({ text: '%41%42' }, 0, 5).text).toBe('A%4');
  });

  it('may be decoded again, with places in the first', () => {
    const first = read(decodePercentView, 'a%2541b');
    const second = decodePercentView(first, 0, first.text.length);
    expect(second.text).toBe('aAb');
    expect(places(second)).toEqual([0, 1, 6, 7]);
  });
});

describe('a string of JSON', () => {
  it.each([
    ['a\\"b', 'a"b'],
    ['\\\\x', '\\x'],
    ['\\n\\t\\r\\b\\f', '\n\t\r\b\f'],
    ['\\/', '/'],
    ['\\u0041\\u00e9', 'Aé'],
    ['\\u00', '\\u00'],
    ['\\u00zz', '\\u00zz'],
    ['plain', 'plain'],
  ])('%s', (text, decoded) => expect(read(unescapeJsonView, text).text).toBe(decoded));

  it('keeps the places', () => {
    expect(places(read(unescapeJsonView, 'a\\nb\\u0041c'))).toEqual([0, 1, 3, 4, 10, 11]);
  });

  it('that ends in the midst of an escape keeps it', () => {
    expect(read(unescapeJsonView, 'a\\').text).toBe('a\\');
    expect(unescapeJsonView({ text: '\\u0041' }, 0, 5).text).toBe('\\u004');
  });
});

describe('a text of XML', () => {
  it.each([
    ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['&AMP;&Lt;', '&<'],
    ['&#65;&#x41;&#X1F600;', 'AA😀'],
    ['&#1114111;', '\u{10ffff}'],
    ['&#1114112;', '&#1114112;'],
    ['&nbsp;', '&nbsp;'],
    ['a & b', 'a & b'],
    ['&amp', '&amp'],
    ['&#12345678;', '&#12345678;'],
    ['plain', 'plain'],
  ])('%s', (text, decoded) => expect(read(unescapeXmlView, text).text).toBe(decoded));

  it('keeps the places, of characters of two units too', () => {
    expect(places(read(unescapeXmlView, 'a&amp;b'))).toEqual([0, 1, 6, 7]);
    expect(places(read(unescapeXmlView, '&#x1F600;b'))).toEqual([0, 0, 9, 10]);
  });
});

describe('bytes', () => {
  const bytes = (text: string) => Buffer.from(text).toString('latin1');

  it.each(['grün', '日本', '😀x', 'plain', 'ÂÃ', 'é'])('are read as UTF-8: %s', (text) => {
    expect(decodeUtf8View(bytes(text)).text).toBe(text);
  });

  it('keep the places', () => {
    expect(places(decodeUtf8View(bytes('aüb')))).toEqual([0, 1, 3, 4]);
    expect(places(decodeUtf8View('plain'))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each(['\xfc', '\xc3', '\xc3a', '\xe2\x82', '\x80', '\xff\xfe', '\xc1\x81'])('that are none stay: %j', (text) => {
    expect(decodeUtf8View(`a${text}`).text).toBe(`a${text}`);
  });
});
