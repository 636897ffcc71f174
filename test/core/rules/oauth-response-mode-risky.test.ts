import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-response-mode-risky.ts';
import { severities, tell } from './lint.ts';

it('is silent on a code', () => {
  expect(
    severities('oauth-response-mode-risky', [
      { url: 'https://id.example.com/authorize?response_type=code&response_mode=query&client_id=web&state=a' },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'id_token by query',
      'error',
      'The authorization request to id.example.com asks for a token in the query of the redirect.',
    ],
  ]);
});
