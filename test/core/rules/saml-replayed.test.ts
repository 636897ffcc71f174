import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-replayed.ts';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent when the second is refused', () => {
  expect(severities('saml-replayed', [samlPost(), samlPost(undefined, { status: 403 })])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['twice', 'warning', 'A SAML assertion was posted to app.example.com a second time, and answered 302.'],
  ]);
});
