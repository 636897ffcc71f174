import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('counts scopes in a list', () => {
  expect(
    severities('jwt-scope-broad', [
      {
        request: {
          authorization: bearer({ scope: undefined, scp: Array.from({ length: 21 }, (_, index) => `s${index}`) }),
        },
      },
    ]),
  ).toEqual(['info']);
});
