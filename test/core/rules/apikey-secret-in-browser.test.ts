import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/apikey-secret-in-browser.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on an ordinary opaque token', () => {
  expect(severities('apikey-secret-in-browser', [{ request: { authorization: `Bearer ${OPAQUE}` } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ["a code host's token in a request", 'error', 'key#1 (GitHub token) is used by the page, in authorization.'],
  ]);
});
