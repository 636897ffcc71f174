import { expect, it } from 'vitest';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
