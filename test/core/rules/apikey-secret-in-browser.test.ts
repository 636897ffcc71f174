import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on an ordinary opaque token', () => {
  expect(severities('apikey-secret-in-browser', [{ request: { authorization: `Bearer ${OPAQUE}` } }])).toEqual([]);
});
