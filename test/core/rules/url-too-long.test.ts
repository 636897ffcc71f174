import { expect, it } from 'vitest';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is an info for a long sign-in request', () => {
  expect(severities('url-too-long', [authorize({ state: 'x'.repeat(2000) })])).toEqual(['info']);
});

it('is silent on data that stands in the page', () => {
  expect(severities('url-too-long', [{ url: `data:text/plain,${'x'.repeat(9000)}` }])).toEqual([]);
});
