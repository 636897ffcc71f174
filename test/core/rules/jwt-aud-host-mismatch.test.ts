import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on an audience that is a name', () => {
  expect(
    severities('jwt-aud-host-mismatch', [
      { url: 'https://api.example.net/', request: { authorization: bearer({ aud: 'orders' }) } },
    ]),
  ).toEqual([]);
});
