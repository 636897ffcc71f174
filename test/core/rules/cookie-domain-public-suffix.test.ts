import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('knows suffixes of the private section', () => {
  expect(
    severities('cookie-domain-public-suffix', [
      { url: 'https://me.github.io/', response: { 'set-cookie': 'a=1; Domain=github.io; Secure' } },
    ]),
  ).toEqual(['error']);
});
