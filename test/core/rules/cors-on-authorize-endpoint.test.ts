import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-on-authorize-endpoint.ts';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves the token endpoint alone', () => {
  expect(
    severities('cors-on-authorize-endpoint', [
      tokenAnswer(
        { grant_type: 'authorization_code' },
        { access_token: OPAQUE },
        { response: { 'access-control-allow-origin': '*' } },
      ),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a star at the authorization endpoint',
      'warning',
      'The authorization endpoint of id.example.com allows * to read its answers.',
    ],
  ]);
});
