import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/hsts-missing.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

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

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
