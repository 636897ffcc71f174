import { expect, it } from 'vitest';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent when the second is refused', () => {
  expect(severities('saml-replayed', [samlPost(), samlPost(undefined, { status: 403 })])).toEqual([]);
});
