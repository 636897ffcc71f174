import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-js-response-token.ts';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves a token alone that a page is sent with', () => {
  expect(
    severities('storage-js-response-token', [
      tokenAnswer(
        { grant_type: 'authorization_code' },
        { access_token: SESSION_ID, refresh_token: OPAQUE },
        { type: 'document' },
      ),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a refresh token in a response', 'info', 'id.example.com hands the refresh token opaque#2 to a script.'],
  ]);
});
