import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent within one origin', () => {
  expect(
    severities('auth-dropped-on-redirect', [
      { status: 302, request: { authorization: bearer() } },
      { status: 401, redirectedFrom: '1' },
    ]),
  ).toEqual([]);
});
