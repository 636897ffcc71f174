import { expect, it } from 'vitest';
import { sampleProof } from '../../../src/core/rules/support/example-flows.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const messages = (...exchanges: Parameters<typeof lintFor>[1]) =>
  lintFor('dpop-proof-reused', exchanges).map(({ message }) => message);
const proof = (changes: object = {}) => ({ request: { dpop: sampleProof(changes) } });

it('tells a proof that was sent again from another with the same jti', () => {
  expect(messages(proof(), proof())).toEqual([
    'A DPoP proof was sent to app.example.com a second time, and answered 200.',
  ]);
  expect(messages(proof(), proof({ iat: 1 }))).toEqual([
    'A DPoP proof sent to app.example.com has the jti of an earlier one, and was answered 200.',
  ]);
});

it.each([
  ['no proof', { request: { authorization: bearer() } }, { request: { authorization: bearer() } }],
  ['a jti counted by address', proof(), proof({ htu: 'https://app.example.com/other' })],
  ['a request without an answer', { ...proof(), status: 0 }, proof()],
  ['a redirect, on which the browser sends it', proof(), { ...proof(), redirectedFrom: '1' }],
])('is silent on %s', (_title, first, second) => {
  expect(messages(first, second)).toEqual([]);
});
