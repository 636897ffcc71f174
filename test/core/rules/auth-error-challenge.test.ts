import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/auth-error-challenge.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('reads the second challenge too', () => {
  expect(
    severities('auth-error-challenge', [
      {
        status: 401,
        request: { authorization: bearer() },
        response: { 'www-authenticate': 'Basic realm="a", Bearer error="invalid_token"' },
      },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
