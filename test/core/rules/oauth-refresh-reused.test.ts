import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-refresh-reused.ts';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { NOW, OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves a token alone that stays the same by design', () => {
  expect(
    severities('oauth-refresh-reused', [
      tokenAnswer({ grant_type: 'refresh_token', refresh_token: OPAQUE }, { access_token: SESSION_ID }, { at: NOW }),
      tokenAnswer(
        { grant_type: 'refresh_token', refresh_token: OPAQUE },
        { access_token: SESSION_ID },
        { at: NOW + 900_000 },
      ),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'accepted again after two minutes',
      'error',
      'id.example.com accepted a refresh token again 2 minutes after it was exchanged for a new one.',
    ],
  ]);
});
