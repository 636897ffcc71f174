import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { meta } from '../../../src/core/rules/token-in-referer.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning inside the site', () => {
  expect(
    severities('token-in-referer', [
      { url: 'https://api.example.com/', request: { referer: `https://app.example.com/?access_token=${OPAQUE}` } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
