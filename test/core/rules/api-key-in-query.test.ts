import { expect, it } from 'vitest';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is an info for a service of others', () => {
  expect(severities('api-key-in-query', [{ url: `https://weather.example.net/?appid=${OTHER_ID}` }])).toEqual(['info']);
});

it('is silent on what is no key', () => {
  expect(severities('api-key-in-query', [{ url: 'https://app.example.com/?key=spring-collection-2026-sale' }])).toEqual(
    [],
  );
});

const of = (query: string, host = 'app.example.com') =>
  severities('api-key-in-query', [{ url: `https://${host}/?${query}`, pageUrl: 'https://app.example.com/' }]);

it.each([
  [`api_key=${OTHER_ID}`, ['warning']],
  [`x-api-key=${OTHER_ID}`, ['warning']],
  ['api_key=9f3Kq7ZtPw0LmVb8', ['warning']],
  ['api_key=9f3Kq7ZtPw0LmVb', []],
  ['api_key=aaaaaaaaaaaaaaaaaaaaaaaa', []],
  [`page_key=${OTHER_ID}`, []],
  [`api_key=pk_live_${OTHER_ID}`, []],
  [`api_key=AIza${OTHER_ID}`, []],
  [`key=${OTHER_ID}`, []],
])('judges %s', (query, expected) => {
  expect(of(query)).toEqual(expected);
});

it('takes a bare key for one where it goes to others', () => {
  expect(of(`key=${OTHER_ID}`, 'maps.example.net')).toEqual(['info']);
});
