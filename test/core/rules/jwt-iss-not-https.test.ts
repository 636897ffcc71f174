import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-iss-not-https.ts';
import { idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a name', 'warning', 'The ID token jwt#1 has the issuer my-issuer, which is no plain https URL.'],
  ]);
});
