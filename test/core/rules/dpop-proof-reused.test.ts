import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on requests without a proof', () => {
  expect(
    severities('dpop-proof-reused', [
      { request: { authorization: bearer() } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual([]);
});
