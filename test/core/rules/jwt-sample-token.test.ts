import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-sample-token.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('wants both claims', () => {
  expect(severities('jwt-sample-token', [{ request: { authorization: bearer({ sub: '1234567890' }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['the sample', 'warning', 'The access token jwt#1 has the claims of a sample token that is found in tutorials.'],
  ]);
});
