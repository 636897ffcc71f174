import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-scope-broad.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

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

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
