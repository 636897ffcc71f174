import { expect, it } from 'vitest';
import { encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

it('finds a payload that is text', () => {
  expect(
    severities('jwt-payload-not-object', [
      {
        request: {
          authorization: `Bearer ${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url('hello')}.${'A'.repeat(86)}`,
        },
      },
    ]),
  ).toEqual(['info']);
});

const empty = `${btoa('{"alg":"HS256","typ":"JWT"}').replace(/=+$/, '')}..4Nlbaj3syJtaX78LRE8fpbIjRCZMrItYfMHpnNpVF3Q`;
const said = (request: Record<string, string>) =>
  lintFor('jwt-payload-not-object', [{ request }]).map(({ message }) => message);

it('names an empty payload of a token that authenticates', () => {
  expect(said({ authorization: `Bearer ${empty}` })).toEqual([
    'The access token jwt#1 has an empty payload: it carries no claims.',
  ]);
});

it('leaves detached signatures of a message alone', () => {
  expect(said({ 'x-jws-signature': empty })).toEqual([]);
});
