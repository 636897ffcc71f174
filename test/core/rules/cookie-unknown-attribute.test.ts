import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('warns of a misspelling and tells of the rest', () => {
  expect(
    severities('cookie-unknown-attribute', [
      { response: { 'set-cookie': 'theme=dark; Secure; Same-Site=Lax; Version=1' } },
    ]),
  ).toEqual(['warning', 'info']);
});
