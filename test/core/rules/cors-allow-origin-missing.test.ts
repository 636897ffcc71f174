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
