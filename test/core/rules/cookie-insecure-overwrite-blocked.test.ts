import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-insecure-overwrite-blocked.ts';
import { severities, tell } from './lint.ts';

it('is silent on another name', () => {
  expect(
    severities('cookie-insecure-overwrite-blocked', [
      { response: { 'set-cookie': 'view=list; Path=/; Secure' } },
      {
        url: 'http://app.example.com/',
        pageUrl: 'http://app.example.com/',
        response: { 'set-cookie': 'other=grid; Path=/' },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['http after https', 'warning', 'The cookie "view" comes over http and cannot replace the one with Secure.'],
  ]);
});
