import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthorization } from '../../../src/core/http/authorization.ts';
import { parseChallenges } from '../../../src/core/http/challenge.ts';
import { parseCookieDate } from '../../../src/core/http/cookie-date.ts';
import { parseForm, parseQuery } from '../../../src/core/http/form.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { parseCookieHeader } from '../../../src/core/http/parse-cookie.ts';
import { parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';
import { readBodyText } from '../../../src/core/http/request-body.ts';
import { scrubHeaders, scrubText, scrubUrl } from '../../../src/core/http/scrub.ts';
import { findQuadratic } from './linear.ts';

const PARSERS: [string, (text: string) => unknown][] = [
  ['a cookie date', parseCookieDate],
  ['Cookie', parseCookieHeader],
  ['Set-Cookie', parseSetCookie],
  ['Authorization', parseAuthorization],
  ['Authorization with parameters', (text) => parseAuthorization(`Digest ${text}`)],
  ['WWW-Authenticate', parseChallenges],
  ['a form', parseForm],
  ['a query', (text) => parseQuery(`https://h/?${text}`)],
  ['a fragment', (text) => parseQuery(`https://h/#${text}`, 'fragment')],
  ['a form body', (text) => readBodyText('application/x-www-form-urlencoded', text)],
  ['a JSON body', (text) => readBodyText('application/json', text)],
  ['a multipart body', (text) => readBodyText('multipart/form-data', text)],
  ['a URL to scrub', (text) => scrubUrl(`https://h/?${text}`)],
  ['Basic to scrub', (text) => scrubHeaders([{ name: 'Authorization', value: `Basic ${text}` }])],
  ['cookies to scrub', (text) => scrubHeaders([{ name: 'Cookie', value: `password=a; ${text}` }])],
  ['JSON to scrub', (text) => scrubText(`{"password":"a",${text}`)],
  ['a string of JSON to scrub', (text) => scrubText(JSON.stringify({ password: 'a', text }))],
  ['XML to scrub', (text) => scrubText(`<password>a</password>${text}`)],
  ['any text to scrub', (text) => scrubText(`password: a ${text}`)],
  ['a header to scrub', (text) => scrubHeaders([{ name: 'Referer', value: text }])],
  ['a HAR', readHar],
];

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '__proto__',
        '=',
        ';',
        ',',
        '"',
        '\\',
        '%',
        '%E2',
        '\u0000',
        '\ud800',
        'Bearer ',
        '&',
        '#',
        '?',
        ':',
        '@',
        '{',
        '[',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe.each(PARSERS)('%s', (_name, parse) => {
  it('never throws, whatever it reads', () => {
    fc.assert(fc.property(hostile, (text) => parse(text) !== null));
  }, 30_000);

  it('takes time linear in the input', () => {
    expect(findQuadratic(parse)).toEqual([]);
  }, 240_000);
});
