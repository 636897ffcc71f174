import { expect, it } from 'vitest';
import { idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('takes an empty sub for none', () => {
  expect(
    severities('oidc-claims-missing', [
      tokenAnswer({ grant_type: 'authorization_code' }, { id_token: idToken({ sub: '' }) }),
    ]),
  ).toEqual(['warning']);
});
