import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-embedded-unpartitioned.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it("is silent on the site's own page", () => {
  expect(
    severities('cookie-embedded-unpartitioned', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=None` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'SameSite=None in a frame of another site',
      'info',
      'The session cookie "sid" is set by widget.example.net inside a page of example.com, without Partitioned.',
    ],
  ]);
});
