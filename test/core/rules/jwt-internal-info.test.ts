import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent within the private network', () => {
  expect(
    severities('jwt-internal-info', [
      {
        url: 'https://api.internal/',
        pageUrl: 'https://api.internal/',
        request: { authorization: bearer({ node: '10.20.30.40' }) },
      },
    ]),
  ).toEqual([]);
});
