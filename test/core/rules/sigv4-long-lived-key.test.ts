import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/sigv4-long-lived-key.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves other schemes alone', () => {
  expect(severities('sigv4-long-lived-key', [{ request: { authorization: bearer() } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['AKIA', 'warning', 'A request to bucket.example.com is signed in the browser with a key that does not expire.'],
  ]);
});
