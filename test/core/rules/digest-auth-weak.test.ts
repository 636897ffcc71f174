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
    [
      'a request with MD5, whose challenge was not recorded',
      'warning',
      'Requests to app.example.com answer by Digest authentication with MD5 or without qop.',
    ],
  ]);
});

const request = (rest: string) => ({
  request: {
    authorization: `Digest username="ada", realm="a", nonce="b", uri="/", response="6629fae49393a053"${rest}`,
  },
});

it.each([
  ['no algorithm, which means MD5', ', qop=auth', ['warning']],
  ['MD5-sess', ', algorithm=MD5-sess, qop=auth', ['warning']],
  ['SHA-256 without qop', ', algorithm=SHA-256', ['warning']],
  ['SHA-256 with qop', ', algorithm=SHA-256, qop=auth', []],
])('reads a request whose challenge the browser kept to itself: %s', (_title, rest, expected) => {
  expect(severities('digest-auth-weak', [request(rest)])).toEqual(expected);
});

it('is silent where a client took MD5 although SHA-256 was offered, before or after', () => {
  const offer = {
    status: 401,
    response: {
      'www-authenticate': [
        'Digest realm="a", nonce="b", qop="auth", algorithm=SHA-256',
        'Digest realm="a", nonce="b", qop="auth", algorithm=MD5',
      ],
    },
  };
  const weak = request(', algorithm=MD5, qop=auth');
  expect(severities('digest-auth-weak', [offer, weak])).toEqual([]);
  expect(severities('digest-auth-weak', [weak, offer])).toEqual([]);
});

it('is one finding where both the challenge and the request were recorded', () => {
  const asked = { status: 401, response: { 'www-authenticate': 'Digest realm="a", nonce="b"' } };
  expect(severities('digest-auth-weak', [asked, request('')])).toEqual(['warning']);
});
