import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent where SHA-256 is offered beside MD5', () => {
  expect(
    severities('digest-auth-weak', [
      {
        status: 401,
        response: {
          'www-authenticate': [
            'Digest realm="a", nonce="b", qop="auth", algorithm=SHA-256',
            'Digest realm="a", nonce="b", qop="auth", algorithm=MD5',
          ],
        },
      },
    ]),
  ).toEqual([]);
});
