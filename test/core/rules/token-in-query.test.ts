import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { meta } from '../../../src/core/rules/token-in-query.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an info for a link that is used once', () => {
  expect(severities('token-in-query', [{ url: `https://app.example.com/verify-email?token=${sampleJwt()}` }])).toEqual([
    'info',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
