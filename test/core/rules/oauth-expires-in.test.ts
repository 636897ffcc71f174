import { expect, it } from 'vitest';
import { OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

const RULE = 'oauth-expires-in';
const answer = (text: string, truncated = false) => [
  { method: 'POST', responseBody: { mediaType: 'application/json', text, ...(truncated ? { truncated } : {}) } },
];
const found = (body: object) => severities(RULE, answer(JSON.stringify({ access_token: OPAQUE, ...body })));

it.each([
  [172_800, ['warning']],
  [7200, ['info']],
  ['7200', ['info']],
  [3600, []],
])('judges %s seconds', (expires_in, expected) => {
  expect(found({ token_type: 'Bearer', expires_in })).toEqual(expected);
});

it('notes that it is not there', () => {
  const [finding] = lintFor(RULE, answer(JSON.stringify({ access_token: OPAQUE, token_type: 'Bearer' })));
  expect(finding?.message).toBe('app.example.com gives out an access token without expires_in.');
});

it.each([
  ['a lifetime that is no number', { token_type: 'Bearer', expires_in: 'soon' }],
  ['a token bound to a key', { token_type: 'DPoP', expires_in: 172_800 }],
  ['an answer that is no token response', { expires_in: 172_800 }],
  ['a JWT, which tells itself', { token_type: 'Bearer', access_token: sampleJwt() }],
])('is silent on %s', (_title, body) => {
  expect(found(body)).toEqual([]);
});

it('does not say of an answer that was cut what it lacks', () => {
  const cut = `{"access_token":"${OPAQUE}","token_type":"Bearer","expi`;
  expect(severities(RULE, answer(cut))).toEqual([]);
  expect(severities(RULE, answer(JSON.stringify({ access_token: OPAQUE, token_type: 'Bearer' }), true))).toEqual([]);
});
