import { expect, it } from 'vitest';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('does not mind the case', () => {
  expect(
    severities('oauth-token-type', [
      tokenAnswer({ grant_type: 'authorization_code' }, { access_token: OPAQUE, token_type: 'bearer' }),
    ]),
  ).toEqual([]);
});
