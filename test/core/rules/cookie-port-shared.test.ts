import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-port-shared.ts';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on one server', () => {
  expect(
    severities('cookie-port-shared', [
      { url: 'http://localhost:3000/', response: { 'set-cookie': `sid=${SESSION_ID}` } },
      { url: 'http://localhost:3000/', response: { 'set-cookie': `sid=${OTHER_ID}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'two ports, one name',
      'info',
      'The session cookie "sid" is set by http://localhost:3000 and by http://localhost:4000.',
    ],
  ]);
});
