import { expect, it } from 'vitest';
import { bearer, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const origin = 'https://app.example.com';
const of = (more: {
  request?: object;
  response?: object;
  status?: number;
  method?: string;
  type?: 'image' | 'fetch' | 'document';
}) =>
  severities('cors-allow-origin-missing', [
    {
      url: 'https://api.example.net/me',
      ...more,
      request: { origin, authorization: bearer(), ...more.request },
      response: { 'content-type': 'application/json', ...more.response },
    },
  ]);
const cookies = { authorization: undefined, cookie: `sid=${SESSION_ID}`, 'sec-fetch-mode': 'cors' };

it('finds an answer without the header, for another origin, and without leave for cookies', () => {
  expect(of({})).toEqual(['warning']);
  expect(of({ response: { 'access-control-allow-origin': 'https://other.example.com' } })).toEqual(['warning']);
  expect(of({ request: cookies, response: { 'access-control-allow-origin': origin } })).toEqual(['warning']);
  expect(of({ status: 401 })).toEqual(['info']);
});

it('is silent where the page may read it', () => {
  expect(of({ response: { 'access-control-allow-origin': '*' } })).toEqual([]);
  expect(of({ response: { 'access-control-allow-origin': origin } })).toEqual([]);
  const both = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  expect(of({ request: cookies, response: both })).toEqual([]);
});

it('is silent where no page waits for an answer, and where no credential went', () => {
  expect(of({ request: { 'sec-fetch-mode': 'no-cors' } })).toEqual([]);
  expect(of({ method: 'POST' })).toEqual([]);
  expect(of({ type: 'image' })).toEqual([]);
  expect(of({ type: 'document' })).toEqual([]);
  expect(of({ request: { authorization: undefined } })).toEqual([]);
  expect(of({ request: { origin: 'https://api.example.net' } })).toEqual([]);
  expect(of({ request: { origin: undefined } })).toEqual([]);
  expect(of({ status: 0 })).toEqual([]);
});

it.each([
  [199, []],
  [200, ['warning']],
  [299, ['warning']],
  [300, []],
  [399, []],
  [400, ['info']],
])('an answer %i is told as %j', (status, told) => {
  expect(of({ status })).toEqual(told);
});

it('is silent on the preflight, on what got no answer, and on an answer of which no field is known', () => {
  expect(of({ method: 'OPTIONS', request: { 'access-control-request-method': 'GET' } })).toEqual([]);
  const asked = { url: 'https://api.example.net/me', request: { origin, authorization: bearer() } };
  const answer = { response: { 'content-type': 'application/json' } };
  expect(severities('cors-allow-origin-missing', [{ ...asked, ...answer }])).toEqual(['warning']);
  expect(severities('cors-allow-origin-missing', [{ ...asked, ...answer, error: 'net::ERR_ABORTED' }])).toEqual([]);
  expect(severities('cors-allow-origin-missing', [asked])).toEqual([]);
});

it('is silent where what went signs nobody in, or only came', () => {
  const request = { authorization: undefined, 'sec-fetch-mode': 'cors' };
  expect(of({ request: { ...request, 'x-csrf-token': SESSION_ID } })).toEqual([]);
  expect(of({ request, response: { 'x-auth-token': SESSION_ID } })).toEqual([]);
});
