import { expect, test } from 'vitest';
import type { CredentialKind } from '../../../src/core/credential/credential.ts';
import { isJwt, isSignedJwt } from '../../../src/core/credential/jwt-kinds.ts';

test('a JWT is signed, encrypted, with selective disclosure, or broken', () => {
  const kinds: CredentialKind[] = ['jws', 'jwe', 'sd-jwt', 'broken-jwt', 'paseto', 'macaroon', 'opaque', 'session-id'];
  expect(kinds.filter(isJwt)).toEqual(['jws', 'jwe', 'sd-jwt', 'broken-jwt']);
  expect(kinds.filter(isSignedJwt)).toEqual(['jws', 'sd-jwt', 'broken-jwt']);
});
