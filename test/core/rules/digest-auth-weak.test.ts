import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/digest-auth-weak.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a challenge with MD5', 'warning', 'app.example.com asks for Digest authentication with MD5 or without qop.'],
  ]);
});
