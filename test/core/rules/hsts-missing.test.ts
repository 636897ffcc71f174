import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a short time', () => {
  expect(
    severities('hsts-missing', [
      {
        type: 'document',
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'strict-transport-security': 'max-age=300' },
      },
    ]),
  ).toEqual(['info']);
});
