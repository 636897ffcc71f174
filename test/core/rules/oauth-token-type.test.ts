import { expect, it } from 'vitest';
import { CODE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const answer = (body: object) => tokenAnswer({ grant_type: 'authorization_code', code: CODE }, body);
const said = (exchange: ReturnType<typeof answer>) =>
  lintFor('oauth-token-type', [exchange]).map(({ message }) => message);

it('names a type that nobody knows', () => {
  expect(said(answer({ access_token: OPAQUE, token_type: 'session' }))).toEqual([
    'id.example.com gives out a token of the type session.',
  ]);
  expect(said(answer({ access_token: OPAQUE }))).toEqual(['id.example.com gives out a token without token_type.']);
});

it.each(['Bearer', 'bearer', 'DPoP', 'N_A'])('knows %s', (token_type) => {
  expect(said(answer({ access_token: OPAQUE, token_type }))).toEqual([]);
});

it('asks nothing of an answer to another request, and says nothing of one that was cut', () => {
  const other = answer({ access_token: OPAQUE });
  delete other.requestBody;
  expect(said(other)).toEqual([]);
  const text = `{"access_token":"${OPAQUE}","tok`;
  expect(said({ ...answer({}), responseBody: { mediaType: 'application/json', text } })).toEqual([]);
});
