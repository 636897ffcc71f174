import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is an info for a link that is used once', () => {
  expect(severities('token-in-query', [{ url: `https://app.example.com/verify-email?token=${sampleJwt()}` }])).toEqual([
    'info',
  ]);
});
