import { expect, it } from 'vitest';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves the token endpoint alone', () => {
  expect(
    severities('cors-on-authorize-endpoint', [
      tokenAnswer(
        { grant_type: 'authorization_code' },
        { access_token: OPAQUE },
        { response: { 'access-control-allow-origin': '*' } },
      ),
    ]),
  ).toEqual([]);
});
