import { expect, it } from 'vitest';
import { CODE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('knows nothing of a code it has not seen come', () => {
  expect(
    severities('oauth-code-late', [
      tokenAnswer({ grant_type: 'authorization_code', code: CODE }, {}, { at: NOW + 900_000 }),
    ]),
  ).toEqual([]);
});
