import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-iss-missing.ts';
import { authorize, callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent on an answer with iss', () => {
  expect(
    severities('oauth-iss-missing', [
      authorize(),
      authorize(
        { state: 'b' },
        {
          url: 'https://login.example.net/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=b',
        },
      ),
      callback({ iss: 'https://id.example.com' }),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'two servers, one redirect URI',
      'info',
      'app.example.com gets answers of several authorization servers at one address, without iss.',
    ],
  ]);
});
