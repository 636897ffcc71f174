import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-iss-mismatch.ts';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent when the request was not seen', () => {
  expect(severities('oauth-iss-mismatch', [callback({ iss: 'https://id.example.net' })])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'another issuer',
      'error',
      'app.example.com got an answer of id.example.net to a request that went to id.example.com.',
    ],
  ]);
});
