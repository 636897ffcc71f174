import { expect, it } from 'vitest';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds a star', () => {
  expect(severities('oauth-redirect-uri-loose', [authorize({ redirect_uri: 'https://*.example.com/cb' })])).toEqual([
    'info',
  ]);
});
