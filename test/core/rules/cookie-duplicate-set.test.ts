import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('leaves different paths alone', () => {
  expect(
    severities('cookie-duplicate-set', [
      { response: { 'set-cookie': ['a=1; Path=/a; Secure', 'a=2; Path=/b; Secure'] } },
    ]),
  ).toEqual([]);
});
