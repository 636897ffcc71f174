import { expect, it } from 'vitest';
import { STATE } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { meta } from '../../../src/core/rules/token-in-form-body.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['access_token in a form', 'info', 'An access token is sent to api.example.com as a form field.'],
  ]);
});
