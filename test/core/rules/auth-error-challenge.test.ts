import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
