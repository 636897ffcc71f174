import { expect, it } from 'vitest';
import { STATE } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves an answer alone that is posted', () => {
  expect(
    severities('token-in-form-body', [
      {
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'access_token', value: OPAQUE },
            { name: 'state', value: STATE },
          ],
        },
      },
    ]),
  ).toEqual([]);
});
