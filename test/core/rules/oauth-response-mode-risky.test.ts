import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on a code', () => {
  expect(
    severities('oauth-response-mode-risky', [
      { url: 'https://id.example.com/authorize?response_type=code&response_mode=query&client_id=web&state=a' },
    ]),
  ).toEqual([]);
});
