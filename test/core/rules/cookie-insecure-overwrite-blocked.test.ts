import { expect, it } from 'vitest';
import { severities } from './lint.ts';

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
