import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/code-left-in-url.ts';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('gives the page a moment to read the code', () => {
  expect(
    severities('code-left-in-url', [
      callback({}, { status: 200, at: NOW }),
      { at: NOW + 1000, request: { referer: callback().url } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a Referer with the code after ten seconds',
      'info',
      'The address of app.example.com still has the authorization code 10 seconds later.',
    ],
  ]);
});
