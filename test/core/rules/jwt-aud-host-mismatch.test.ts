import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-aud-host-mismatch.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on an audience that is a name', () => {
  expect(
    severities('jwt-aud-host-mismatch', [
      { url: 'https://api.example.net/', request: { authorization: bearer({ aud: 'orders' }) } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'sent to another site',
      'info',
      'The access token jwt#1 is meant for api.example.com and was sent to api.example.net.',
    ],
  ]);
});
