import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-redirect-uri-loose.ts';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a star', () => {
  expect(severities('oauth-redirect-uri-loose', [authorize({ redirect_uri: 'https://*.example.com/cb' })])).toEqual([
    'info',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
