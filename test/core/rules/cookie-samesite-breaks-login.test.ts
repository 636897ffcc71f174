import { expect, it } from 'vitest';
import { OTHER_ID, STATE } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds Strict with an answer by redirect', () => {
  expect(
    severities('cookie-samesite-breaks-login', [
      {
        status: 302,
        response: {
          location: `https://id.example.net/authorize?response_type=code&client_id=web&state=${STATE}`,
          'set-cookie': `oauth_state=${OTHER_ID}; Secure; SameSite=Strict; Max-Age=600`,
        },
      },
    ]),
  ).toEqual(['warning']);
});

it('is silent in Firefox, which takes a cookie without SameSite along', () => {
  expect(
    severities(
      'cookie-samesite-breaks-login',
      [
        {
          status: 302,
          response: {
            location: 'https://id.example.net/sso?SAMLRequest=x',
            'set-cookie': `oauth_state=${OTHER_ID}; Secure; Max-Age=600`,
          },
        },
      ],
      { browser: 'firefox' },
    ),
  ).toEqual([]);
});
