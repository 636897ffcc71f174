import { expect, it } from 'vitest';
import { isSecretParameter, mayHoldSecret } from '../../../src/core/http/oauth-parameters.ts';
import { findQuadratic } from './linear.ts';

const NAMES =
  'password new_password userPassword passwd passphrase client_secret clientSecret client-secret code_verifier codeverifier pass pwd passwort pin otp totp mfa_code mfacode one_time_code assertion client_assertion subject_token subjecttoken subject-token actor_token device_code api_secret app_secret secret user.pin user[password] PIN Otp pin[]';

it('the quick search finds every name whose value is dropped', () => {
  for (const name of NAMES.split(' ')) {
    expect([name, isSecretParameter(name)]).toEqual([name, true]);
    expect([name, mayHoldSecret(JSON.stringify({ a: 1, [name]: 'x' }))]).toEqual([name, true]);
    expect([name, mayHoldSecret(`{"${name}" : "cut sho`)]).toEqual([name, true]);
  }
});

it('the quick search is false for most texts, and linear', () => {
  expect(mayHoldSecret('{"id":4711,"rows":[{"name":"A. Person","country":"at"}],"opinion":"fine"}')).toBe(false);
  expect(findQuadratic(mayHoldSecret)).toEqual([]);
});
