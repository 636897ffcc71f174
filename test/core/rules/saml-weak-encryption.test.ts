import { expect, it } from 'vitest';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent on an assertion in the clear', () => {
  expect(severities('saml-weak-encryption', [samlPost()])).toEqual([]);
});
