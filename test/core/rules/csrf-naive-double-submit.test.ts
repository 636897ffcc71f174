import { expect, it } from 'vitest';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a value with a signature', () => {
  expect(
    severities('csrf-naive-double-submit', [
      {
        method: 'POST',
        request: { cookie: `XSRF-TOKEN=${OTHER_ID}.${SESSION_ID}`, 'x-xsrf-token': `${OTHER_ID}.${SESSION_ID}` },
      },
    ]),
  ).toEqual([]);
});
