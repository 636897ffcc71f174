import { expect, it } from 'vitest';
import { sampleProof } from '../../../src/core/rules/support/example-flows.ts';
import { bearer, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const authorization = `DPoP ${sampleJwt()}`;
const messages = (request: Record<string, string>) =>
  lintFor('dpop-proof-missing', [{ request }]).map(({ message, evidence }) => [message, ...evidence]);

it('says that there is none', () => {
  expect(messages({ authorization })).toEqual([
    ['A request to app.example.com has a DPoP token and no DPoP proof.', 'DPoP headers: 0'],
  ]);
});

it('says how many there are, also where they were joined to one field', () => {
  const two = [['A request to app.example.com has a DPoP token and 2 DPoP proofs.', 'DPoP headers: 2']];
  const other = sampleProof({ jti: 'b' });
  expect(messages({ authorization, DPoP: sampleProof(), dpop: other })).toEqual(two);
  expect(messages({ authorization, dpop: `${sampleProof()}, ${other}` })).toEqual(two);
});

it('is content with one, and asks for none with Bearer or without a token', () => {
  expect(messages({ authorization, dpop: sampleProof() })).toEqual([]);
  expect(messages({ authorization: bearer() })).toEqual([]);
  expect(messages({})).toEqual([]);
});
