import { expect, it } from 'vitest';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on one server', () => {
  expect(
    severities('cookie-port-shared', [
      { url: 'http://localhost:3000/', response: { 'set-cookie': `sid=${SESSION_ID}` } },
      { url: 'http://localhost:3000/', response: { 'set-cookie': `sid=${OTHER_ID}` } },
    ]),
  ).toEqual([]);
});
