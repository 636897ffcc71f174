import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-code-late.ts';
import { CODE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('knows nothing of a code it has not seen come', () => {
  expect(
    severities('oauth-code-late', [
      tokenAnswer({ grant_type: 'authorization_code', code: CODE }, {}, { at: NOW + 900_000 }),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['after a quarter of an hour', 'info', 'A code is redeemed at id.example.com 15 minutes after it came.'],
  ]);
});
