import { expect, it } from 'vitest';
import { idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('leaves an issuer on localhost alone', () => {
  expect(
    severities('jwt-iss-not-https', [
      tokenAnswer(
        { grant_type: 'authorization_code' },
        { id_token: idToken({ iss: 'http://localhost:8080/realms/a' }) },
      ),
    ]),
  ).toEqual([]);
});
