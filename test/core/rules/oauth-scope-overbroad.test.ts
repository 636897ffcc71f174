import { expect, it } from 'vitest';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent on fifteen', () => {
  expect(
    severities('oauth-scope-overbroad', [
      authorize({ scope: Array.from({ length: 15 }, (_, index) => `s${index}`).join(' ') }),
    ]),
  ).toEqual([]);
});
