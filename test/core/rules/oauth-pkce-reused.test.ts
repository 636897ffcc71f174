import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-pkce-reused.ts';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('leaves two clients alone', () => {
  expect(severities('oauth-pkce-reused', [authorize(), authorize({ client_id: 'other', state: 'x' })])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'one challenge, two requests',
      'error',
      'Two authorization requests to id.example.com have the same code_challenge.',
    ],
  ]);
});
