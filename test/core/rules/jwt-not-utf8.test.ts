import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('takes letters beyond ASCII', () => {
  expect(severities('jwt-not-utf8', [{ request: { authorization: bearer({ sub: '漢字' }) } }])).toEqual([]);
});
