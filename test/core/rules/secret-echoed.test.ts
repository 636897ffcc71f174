import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import secretEchoed from '../../../src/core/rules/secret-echoed.ts';
import { createExchanges, OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const json = (body: object) => ({ mediaType: 'application/json', text: JSON.stringify(body) });
const said = (...exchanges: ExampleExchange[]) =>
  lintFor('secret-echoed', exchanges).map(({ severity, message }) => `${severity}: ${message}`);

it('names the field whose password came back', () => {
  const [exchange] = createExchanges({ exchanges: [{}] });
  const subject = {
    exchange: { ...exchange, echoes: ['password'] },
    url: new URL('https://app.example.com/config'),
    recorded: [],
  };
  const found = secretEchoed.check(subject as never, {} as never, undefined as never);
  expect(found.map(({ message }) => message)).toEqual([
    'The answer of app.example.com holds the password that was sent as password.',
  ]);
});

it('names a key that a request carried and the answer holds', () => {
  expect(said({ request: { 'x-api-key': OPAQUE }, responseBody: json({ data: { apiKey: OPAQUE } }) })).toEqual([
    'warning: The answer of app.example.com holds the API key key#1, as data.apiKey.',
  ]);
});

it.each([
  ['a key that is made', { method: 'POST', responseBody: json({ api_key: OPAQUE }) }],
  ['another key', { request: { 'x-api-key': OPAQUE }, responseBody: json({ api_key: `${OPAQUE}Zq81` }) }],
  [
    'an access token',
    { request: { authorization: `Bearer ${sampleJwt()}` }, responseBody: json({ access_token: sampleJwt() }) },
  ],
])('is silent on %s', (_title, exchange) => {
  expect(said(exchange)).toEqual([]);
});
