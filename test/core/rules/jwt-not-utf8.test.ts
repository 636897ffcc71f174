import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-not-utf8.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('takes letters beyond ASCII', () => {
  expect(severities('jwt-not-utf8', [{ request: { authorization: bearer({ sub: '漢字' }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['claims with a byte order mark', 'warning', 'The access token jwt#1: The payload begins with a byte order mark.'],
  ]);
});
