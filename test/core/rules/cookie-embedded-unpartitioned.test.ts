import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it("is silent on the site's own page", () => {
  expect(
    severities('cookie-embedded-unpartitioned', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=None` } },
    ]),
  ).toEqual([]);
});
