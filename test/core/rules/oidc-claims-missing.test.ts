import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oidc-claims-missing.ts';
import { idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('takes an empty sub for none', () => {
  expect(
    severities('oidc-claims-missing', [
      tokenAnswer({ grant_type: 'authorization_code' }, { id_token: idToken({ sub: '' }) }),
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
