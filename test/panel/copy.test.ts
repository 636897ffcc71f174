import { expect, test } from 'vitest';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { quote, toCurl, toFetch, toHeaderLines } from '../../src/panel/requests/copy/formats.ts';
import { asShown, countMasked, createUnmask, pseudonymsIn } from '../../src/panel/requests/copy/unmask.ts';

const exchange: Exchange = {
  id: '3',
  number: 3,
  url: 'https://api.example.com/me?t={jwt#2}',
  method: 'GET',
  type: 'fetch',
  startedAt: 0,
  status: 401,
  requestHeaders: [
    { name: 'Host', value: 'api.example.com' },
    { name: 'Accept', value: 'application/json' },
    { name: 'Authorization', value: 'Bearer jwt#1 (812 characters)' },
    { name: 'Cookie', value: "sid=session#1 (1,064 characters); theme=4 characters; it's=1" },
    { name: 'X-Odd', value: "o'clock" },
  ],
  responseHeaders: [],
};
const values = new Map([
  ['jwt#1', 'eyJ.a.b'],
  ['jwt#2', 'QQ'],
  ['session#1', "s'1"],
]);

test('a command has the address, the header fields and no secret', () => {
  const text = toCurl(exchange, asShown);
  expect(text).toContain("curl 'https://api.example.com/me?t={jwt#2}' \\\n");
  expect(text).toContain("-H 'Authorization: Bearer jwt#1 (812 characters)'");
  expect(text).toContain("-H 'X-Odd: o'\\''clock'");
  expect(text).not.toContain('Host:');
  expect(text).not.toContain('-X');
});

test('a command has the secrets once they are asked for', () => {
  const text = toCurl(exchange, createUnmask(values));
  expect(text).toContain("'https://api.example.com/me?t=QQ'");
  expect(text).toContain("-H 'Authorization: Bearer eyJ.a.b'");
  expect(text).toContain("sid=s'\\''1; theme=4 characters");
  expect(countMasked(text)).toBe(1);
});

test('all the pseudonyms of a request are found, each once', () => {
  expect(pseudonymsIn(exchange)).toEqual(['jwt#2', 'jwt#1', 'session#1']);
});

test('what is not known stays masked', () => {
  expect(createUnmask(new Map())('Bearer jwt#1 (812 characters)')).toBe('Bearer jwt#1 (812 characters)');
});

test('a form goes along, with its method where it is another than the usual', () => {
  const body = { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'a b', value: 'x&y' }] };
  const form = { ...exchange, method: 'POST', requestBody: body } as Exchange;
  expect(toCurl(form, asShown)).toContain("--data-raw 'a%20b=x%26y'");
  expect(toCurl(form, asShown)).not.toContain('-X');
  expect(toCurl({ ...form, method: 'PUT' }, asShown)).toContain("-X 'PUT'");
});

test('a call of fetch leaves to the browser what a script may not set', () => {
  const text = toFetch(exchange, asShown);
  expect(text.startsWith('await fetch("https://api.example.com/me?t={jwt#2}", {')).toBe(true);
  expect(text).toContain('"credentials": "include"');
  expect(text).not.toContain('"Cookie"');
  expect(text).toContain('"Authorization": "Bearer jwt#1 (812 characters)"');
});

test('header lines are those that were sent', () => {
  expect(toHeaderLines(exchange.requestHeaders.slice(0, 2), asShown)).toBe(
    'Host: api.example.com\nAccept: application/json',
  );
});

test('nothing in quotation is read by a shell', () => {
  expect(quote("$(x) `y` 'z'")).toBe("'$(x) `y` '\\''z'\\'''");
});
