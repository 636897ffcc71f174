import { expect, it } from 'vitest';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent when the request was not seen', () => {
  expect(severities('oauth-iss-mismatch', [callback({ iss: 'https://id.example.net' })])).toEqual([]);
});
