import { expect, it } from 'vitest';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('gives the page a moment to read the code', () => {
  expect(
    severities('code-left-in-url', [
      callback({}, { status: 200, at: NOW }),
      { at: NOW + 1000, request: { referer: callback().url } },
    ]),
  ).toEqual([]);
});
