import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('says nothing of a signed token', () => {
  expect(
    severities('jwe-zip', [{ request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', zip: 'DEF' }) } }]),
  ).toEqual([]);
});
