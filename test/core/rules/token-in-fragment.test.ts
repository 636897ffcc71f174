import { expect, it } from 'vitest';
import { ID_CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { meta } from '../../../src/core/rules/token-in-fragment.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an info for an ID token alone', () => {
  expect(
    severities('token-in-fragment', [
      {
        status: 302,
        response: {
          location: `https://app.example.com/cb#id_token=${sampleJwt(ID_CLAIMS, { alg: 'ES256', kid: 'k' })}`,
        },
      },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
