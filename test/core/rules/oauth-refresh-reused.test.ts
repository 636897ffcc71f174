import { expect, it } from 'vitest';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { NOW, OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

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
